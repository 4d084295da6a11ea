using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BizPulse.Problems;

namespace BizPulse.Answers;

/// <summary>
/// Columns are named as in JSON; parts of a part by a dot (<c>next.mean</c>). Lists inside a row have no place in a
/// table.
/// </summary>
internal sealed record CsvColumn(string Name, Func<object, object?> Read)
{
    /// <summary>
    /// The named ones in their order, all of a part's by its name alone; every one where none is named.
    /// </summary>
    internal static IReadOnlyList<CsvColumn> Of(Type row, JsonSerializerOptions json, string? names)
    {
        CsvColumn[] all = [.. Of(row, json)];
        return string.IsNullOrEmpty(names)
            ? all
            : [.. names.Split(',').SelectMany(name => Named(name, all)).Distinct()];
    }

    private static CsvColumn[] Named(string name, CsvColumn[] all) =>
        Array.FindAll(all, column => column.Name == name
            || column.Name.StartsWith($"{name}.", StringComparison.Ordinal)) is { Length: > 0 } named
            ? named
            : throw new InvalidFieldException(
                "columns", $"'{name}' is none of {string.Join(", ", all.Select(column => column.Name))}.");

    private static IEnumerable<CsvColumn> Of(Type row, JsonSerializerOptions json) => json.GetTypeInfo(row).Properties
        .Where(property => property.Get is not null)
        .SelectMany(property => json.GetTypeInfo(property.PropertyType).Kind switch
        {
            JsonTypeInfoKind.None => [new CsvColumn(property.Name, property.Get!)],
            JsonTypeInfoKind.Object => Of(property.PropertyType, json).Select(part => new CsvColumn(
                $"{property.Name}.{part.Name}", whole => property.Get!(whole) is { } value ? part.Read(value) : null)),
            _ => Enumerable.Empty<CsvColumn>(),
        });
}
