namespace BizPulse.Ingestion.Reading;

/// <summary>One row of a table file. Columns are looked up without regard to case or surrounding blanks.</summary>
/// <param name="Number">Line or row in the file, from 1; the header counts.</param>
/// <param name="Problem">Why the row can't be read at all.</param>
internal readonly record struct FileRow(
    long Number, IReadOnlyDictionary<string, int> Columns, string[] Cells, string? Problem = null)
{
    private const char Separator = '\u001f';

    public string? this[string column] =>
        Columns.TryGetValue(column, out var index) && index < Cells.Length
            && Cells[index].Trim() is { Length: > 0 } text ? text : null;

    /// <summary>What makes two rows the same: their trimmed cells in the order of the columns.</summary>
    public string Normalised => string.Join(Separator, Cells.Select(cell => cell.Trim()));
}
