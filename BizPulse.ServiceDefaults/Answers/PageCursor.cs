using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace BizPulse.Answers;

/// <summary>Where a page ended: the sort key of its last row. Clients hand it back as it is.</summary>
public static class PageCursor
{
    public static string Of(params string[] key) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(key));

    /// <summary>False for what is no cursor of a list whose key has so many parts.</summary>
    public static bool TryRead(string cursor, int parts, [NotNullWhen(true)] out string[]? key)
    {
        try
        {
            key = JsonSerializer.Deserialize<string[]>(Base64Url.DecodeFromChars(cursor));
        }
        catch (Exception notOurs) when (notOurs is FormatException or JsonException)
        {
            key = null;
        }

        return key?.Length == parts
            && Array.TrueForAll(key, part => part?.Contains('\0', StringComparison.Ordinal) == false);
    }
}
