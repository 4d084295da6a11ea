using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BizPulse.Answers;

/// <summary>
/// Columns are named as in JSON; parts of a part by a dot (<c>next.mean</c>). Lists inside a row have no place in a
/// table.
/// </summary>
internal sealed record CsvColumn(string Name, Func<object, object?> Read)
{
    internal static IEnumerable<CsvColumn> Of(Type row, JsonSerializerOptions json) => json.GetTypeInfo(row).Properties
        .Where(property => property.Get is not null)
        .SelectMany(property => json.GetTypeInfo(property.PropertyType).Kind switch
        {
            JsonTypeInfoKind.None => [new CsvColumn(property.Name, property.Get!)],
            JsonTypeInfoKind.Object => Of(property.PropertyType, json).Select(part => new CsvColumn(
                $"{property.Name}.{part.Name}", whole => property.Get!(whole) is { } value ? part.Read(value) : null)),
            _ => Enumerable.Empty<CsvColumn>(),
        });
}
