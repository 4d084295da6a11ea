using System.Runtime.CompilerServices;
using System.Text;

namespace BizPulse.Ingestion.Reading;

/// <summary>
/// Delimited text after RFC 4180 with what spreadsheets make of it: a byte order mark, semicolons or tabs, quoted cells
/// over several lines. Text that is not UTF-8 is read as Latin-1.
/// </summary>
internal static class CsvRows
{
    private const int MostColumns = 1_000;
    private const int MostCharactersInRow = 1 << 20;
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    public static async IAsyncEnumerable<FileRow> ReadAsync(
        Stream content, SizeBudget budget, [EnumeratorCancellation] CancellationToken ct)
    {
        var start = new byte[64 * 1024];
        var length = await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, ct);
        var text = new StreamReader(
            new PrefixedStream(start.AsMemory(0, length), content), EncodingOf(start.AsSpan(0, length)),
            detectEncodingFromByteOrderMarks: true, 1 << 16);
        var rows = new CsvScanner(text, MostColumns, MostCharactersInRow, budget);

        Dictionary<string, int>? columns = null;
        while (await rows.MoveNextAsync(columns is null ? Delimiters : null, ct))
        {
            if (columns is null)
                columns = Header(rows);
            else if (rows.Problem is { } problem)
                yield return new FileRow(rows.Number, columns, [], problem);
            else if (rows.Cells.Length > columns.Count)
                yield return new FileRow(
                    rows.Number, columns, [], $"has {rows.Cells.Length} cells, the header has {columns.Count}");
            else
                yield return new FileRow(rows.Number, columns, rows.Cells);
        }
        if (columns is null)
            throw new UnreadableFileException("The file is empty.");
    }

    private static Dictionary<string, int> Header(CsvScanner header)
    {
        if (header.Problem is { } problem)
            throw new UnreadableFileException($"The header {problem}.");
        if (header.Cells.Any(cell => cell.Contains('\0', StringComparison.Ordinal)))
            throw new UnreadableFileException("The header is not text: save the file as UTF-8.");
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (index, name) in header.Cells.Index())
            columns.TryAdd(name.Trim() is { Length: > 0 } named ? named : $"column {index + 1}", index);
        if (columns.Count < header.Cells.Length)
            throw new UnreadableFileException("The header names a column twice.");
        return columns;
    }

    private static Encoding EncodingOf(ReadOnlySpan<byte> start)
    {
        if (start.IndexOfAnyInRange((byte)0x80, (byte)0xFF) < 0 || start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return Encoding.UTF8;
        // Not in the middle of a letter.
        var whole = start.Length < 64 * 1024 ? start : start[..start.LastIndexOf((byte)'\n')];
        return System.Text.Unicode.Utf8.IsValid(whole) ? Encoding.UTF8 : Encoding.Latin1;
    }
}
