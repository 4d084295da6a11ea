using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BizPulse.Ingestion.Features.Webhooks.Formats;

/// <summary>The two ways in which HMAC signatures are written. Compared in constant time.</summary>
internal static class Signatures
{
    /// <summary>Older or newer calls may be replays.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Base64 of the body's HMAC-SHA256.</summary>
    public static bool IsBase64OfBody(string? signature, ReadOnlySpan<byte> body, string secret)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return Convert.TryFromBase64String(signature ?? "", given, out var length) && length == given.Length
            && CryptographicOperations.FixedTimeEquals(
                given, HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
    }

    /// <summary>
    /// <c>t=1700000000,v1=hex[,v1=hex]</c>: HMAC-SHA256 of the time, a dot and the body; several while a secret is
    /// changed.
    /// </summary>
    public static bool IsTimestamped(string? signature, ReadOnlySpan<byte> body, string secret, DateTimeOffset now)
    {
        var parts = (signature ?? "").Split(',').Select(part => part.Trim().Split('=', 2))
            .Where(part => part.Length == 2).ToLookup(part => part[0], part => part[1]);
        if (!long.TryParse(
            parts["t"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(now.ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds)
            return false;

        byte[] signed = [.. Encoding.ASCII.GetBytes($"{seconds}."), .. body];
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed);
        return parts["v1"].Any(hex => IsHexOf(hex, expected));
    }

    private static bool IsHexOf(string hex, byte[] expected) =>
        hex.Length == expected.Length * 2 && hex.All(char.IsAsciiHexDigit)
            && CryptographicOperations.FixedTimeEquals(Convert.FromHexString(hex), expected);
}
