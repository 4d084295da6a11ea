using System.Globalization;
using System.Text.Json;

namespace BizPulse.Ingestion.Features.Webhooks.Formats;

/// <summary>
/// Reading what others send: a property that is missing, null or of another type is simply not there.
/// </summary>
internal static class LenientJson
{
    private const decimal Absurd = 1_000_000_000_000_000_000;

    public static JsonElement? Child(this JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var child)
            && child.ValueKind == JsonValueKind.Object ? child : null;

    public static IEnumerable<JsonElement> Items(this JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var list)
            && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : [];

    /// <summary>Ids come as numbers or texts.</summary>
    public static string? Text(this JsonElement parent, string name) => Value(parent, name) switch
    {
        { ValueKind: JsonValueKind.String } text when text.GetString() is { Length: > 0 } value => value,
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    /// <summary>
    /// Amounts come as numbers or texts. What is larger or finer than any rule lets pass is cut to where it can be
    /// added up and divided, and then refused by its field.
    /// </summary>
    public static decimal? Number(this JsonElement parent, string name) =>
        decimal.TryParse(parent.Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? decimal.Round(decimal.Clamp(number, -Absurd, Absurd), 9)
            : null;

    public static bool Flag(this JsonElement parent, string name) =>
        Value(parent, name) is { ValueKind: JsonValueKind.True };

    public static DateTime? Time(this JsonElement parent, string name) =>
        DateTimeOffset.TryParse(
            parent.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out var time) ? time.UtcDateTime : null;

    private static JsonElement? Value(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : null;
}
