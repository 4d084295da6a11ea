using BizPulse.Ingestion.Reading;
using nietras.SeparatedValues;
using Sylvan.Data.Csv;

namespace BizPulse.Bench.Readers;

/// <summary>Readers of delimited text, each as lenient as it can be told to be.</summary>
internal static class CsvReaders
{
    public static readonly TableReader[] All =
        [new("ours", OursAsync), new("Sep", SepAsync), new("Sylvan", SylvanAsync)];

    private static async IAsyncEnumerable<string[]> OursAsync(Stream file)
    {
        await foreach (var row in CsvRows.ReadAsync(file, new SizeBudget(file.Length), CancellationToken.None))
            yield return row.Problem is { } problem ? [$"!{problem}"] : row.Cells;
    }

    private static async IAsyncEnumerable<string[]> SepAsync(Stream file)
    {
        var options = new SepReaderOptions(null) { DisableColCountCheck = true, Unescape = true };
        using var reader = await options.FromAsync(file);
        while (await reader.MoveNextAsync())
            yield return Cells(reader.Current);

        static string[] Cells(SepReader.Row row)
        {
            var cells = new string[row.ColCount];
            for (var column = 0; column < cells.Length; column++)
                cells[column] = row[column].ToString();
            return cells;
        }
    }

    private static async IAsyncEnumerable<string[]> SylvanAsync(Stream file)
    {
        using var text = new StreamReader(file);
        await using var reader = await CsvDataReader.CreateAsync(
            text, new CsvDataReaderOptions { CsvStyle = CsvStyle.Lax, BufferSize = 1 << 16, MaxBufferSize = 1 << 21 });
        while (await reader.ReadAsync())
        {
            var cells = new string[reader.RowFieldCount];
            for (var column = 0; column < cells.Length; column++)
                cells[column] = reader.GetString(column);
            yield return cells;
        }
    }
}
