using System.Text.Json;
using System.Text.Json.Serialization;

namespace BizPulse.Contracts;

/// <summary>
/// RFC 3339: a time without an offset is refused, since nobody can say when it was. Whole microseconds, as Postgres
/// keeps them.
/// </summary>
public sealed class UtcTimeConverter : JsonConverter<DateTime>
{
    private const int Longest = 252; // what the reader itself takes for a time, every character escaped

    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String
            || !EndsWithOffset(ref reader) || !reader.TryGetDateTimeOffset(out var time))
            throw new JsonException();
        return new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
    }

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToUniversalTime());

    // "…Z", "…+02:00" or "…-05:00"; a '+' may come escaped.
    private static bool EndsWithOffset(ref Utf8JsonReader reader)
    {
        if (reader.HasValueSequence || reader.ValueSpan.Length > Longest)
            return false;

        if (!reader.ValueIsEscaped)
            return EndsWithOffset(reader.ValueSpan);

        Span<byte> unescaped = stackalloc byte[Longest];
        return EndsWithOffset(unescaped[..reader.CopyString(unescaped)]);
    }

    private static bool EndsWithOffset(ReadOnlySpan<byte> text) =>
        text.Length > 15 && (text[^1] is (byte)'Z' || text[^6] is (byte)'+' or (byte)'-');
}
