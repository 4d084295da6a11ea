using System.Runtime.CompilerServices;
using System.Text.Json;

namespace BizPulse.Ingestion.Reading;

/// <summary>A JSON array of flat objects, or one object a line; each property is a column.</summary>
internal static class JsonRows
{
    private const int MostColumns = 1_000;

    public static async IAsyncEnumerable<FileRow> ReadAsync(
        Stream content, ItemLayout layout, SizeBudget budget, [EnumeratorCancellation] CancellationToken ct)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        using var items = new ItemReader(content, layout);
        while (await items.MoveNextAsync(ct))
        {
            budget.SpendRow();
            yield return items.Problem is { } problem
                ? new FileRow(items.Number, columns, [], problem)
                : Row(items.Number, items.Item, columns);
        }
    }

    private static FileRow Row(long number, ReadOnlySpan<byte> item, Dictionary<string, int> columns)
    {
        try
        {
            var reader = new Utf8JsonReader(item);
            if (JsonElement.ParseValue(ref reader) is not { ValueKind: JsonValueKind.Object } row)
                return new FileRow(number, columns, [], "is not an object");

            foreach (var property in row.EnumerateObject())
                columns.TryAdd(property.Name.Trim(), columns.Count);
            if (columns.Count > MostColumns)
                throw new UnreadableFileException($"The file has more than {MostColumns:N0} columns.");
            var cells = new string[columns.Count];
            Array.Fill(cells, "");
            foreach (var property in row.EnumerateObject())
                cells[columns[property.Name.Trim()]] = Text(property.Value);
            return new FileRow(number, columns, cells);
        }
        // The latter: text that is no UTF-8.
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return new FileRow(number, columns, [], "is not valid JSON");
        }
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };
}
