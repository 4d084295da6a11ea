using System.Globalization;
using System.Text;
using BizPulse.Ingestion.Reading;
using ExcelDataReader;

namespace BizPulse.Bench.Readers;

/// <summary>Readers of the first sheet of an Excel workbook.</summary>
internal static class WorkbookReaders
{
    public static readonly TableReader[] All = [new("ours", OursAsync), new("ExcelDataReader", ExcelDataReaderAsync)];

    // ExcelDataReader asks for code page 1252 in any case
    static WorkbookReaders() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static async IAsyncEnumerable<string[]> OursAsync(Stream file)
    {
        await foreach (var row in XlsxRows.ReadAsync(file, CancellationToken.None))
            yield return row.Problem is { } problem ? [$"!{problem}"] : row.Cells;
    }

    private static async IAsyncEnumerable<string[]> ExcelDataReaderAsync(Stream file)
    {
        await Task.CompletedTask; // it knows no other way than to wait
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(file);
        for (var row = 0; reader.Read(); row++)
        {
            if (row == 0)
                continue;
            var cells = new string[reader.FieldCount];
            for (var column = 0; column < cells.Length; column++)
                cells[column] = Text(reader.GetValue(column));
            yield return cells;
        }
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
