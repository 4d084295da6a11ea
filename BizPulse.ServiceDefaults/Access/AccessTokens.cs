using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BizPulse.Access;

/// <summary>
/// Makes and checks access tokens: JSON Web Tokens (RFC 7519) signed by ES256 (RFC 7518 §3.4) and by nothing else. What a token
/// says is looked at only after its signature holds.
/// </summary>
public sealed class AccessTokens(IVerificationKeys keys, TimeProvider time)
{
    public const int MaxLength = 4096;

    private const string Algorithm = "ES256";
    private const int SignatureLength = 64;
    private static readonly TimeSpan _skew = TimeSpan.FromSeconds(30);
    private static readonly SearchValues<char> _base64Url = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
    private static readonly JsonSerializerOptions _json = new() { AllowDuplicateProperties = false, NumberHandling = JsonNumberHandling.Strict };

    /// <summary>A signed token that says <paramref name="claims"/>.</summary>
    public static string Sign(string keyId, ECDsa key, AccessClaims claims)
    {
        var header = Encode(JsonSerializer.SerializeToUtf8Bytes(new Header(Algorithm, keyId, "JWT", null), _json));
        var payload = Encode(JsonSerializer.SerializeToUtf8Bytes(claims, _json));
        var signature = key.SignData(Encoding.ASCII.GetBytes($"{header}.{payload}"), HashAlgorithmName.SHA256);
        return $"{header}.{payload}.{Encode(signature)}";
    }

    /// <summary>What the token says, or why it is refused.</summary>
    public async ValueTask<TokenCheck> CheckAsync(string token, CancellationToken ct)
    {
        if (token.Length > MaxLength)
            return TokenCheck.Refuse("The token is too long.");
        if (token.Split('.') is not [var headerPart, var payloadPart, var signaturePart])
            return TokenCheck.Refuse("A token has three parts.");
        if (!TryDecode(headerPart, out var headerBytes) || !TryDecode(payloadPart, out var payload) || !TryDecode(signaturePart, out var signature))
            return TokenCheck.Refuse("The token is not base64url.");
        if (!TryRead<Header>(headerBytes, out var header) || header is not { Algorithm: Algorithm, KeyId: { Length: > 0 } keyId, Type: null or "JWT", Critical: null })
            return TokenCheck.Refuse("The token is not signed by ES256 with a named key.");
        if (await keys.FindAsync(keyId, ct) is not { } key)
            return TokenCheck.Refuse("The token's key is not known.");
        if (!Verify(key, token.AsSpan(0, headerPart.Length + 1 + payloadPart.Length), signature))
            return TokenCheck.Refuse("The token's signature does not hold.");

        return TryRead<AccessClaims>(payload, out var claims) ? CheckClaims(claims) : TokenCheck.Refuse("The token's claims can't be read.");
    }

    /// <summary>Does the signature over "header.payload" come from this key?</summary>
    public static bool Verify(ECDsa key, ReadOnlySpan<char> signedText, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != SignatureLength)
            return false;
        Span<byte> bytes = stackalloc byte[signedText.Length];
        Encoding.ASCII.GetBytes(signedText, bytes);
        return key.VerifyData(bytes, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private TokenCheck CheckClaims(AccessClaims claims)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var skew = (long)_skew.TotalSeconds;
        return claims switch
        {
            { Issuer: not AccessClaims.DefaultIssuer } => TokenCheck.Refuse("The token comes from another issuer."),
            { Audience: not AccessClaims.DefaultAudience } => TokenCheck.Refuse("The token is meant for another audience."),
            { Subject: null or "" } => TokenCheck.Refuse("The token names nobody."),
            { ExpiresAt: null } or { NotBefore: null } => TokenCheck.Refuse("The token has no period of validity."),
            _ when claims.ExpiresAt + skew <= now => TokenCheck.Refuse("The token has expired."),
            _ when claims.NotBefore - skew > now => TokenCheck.Refuse("The token is not valid yet."),
            _ => TokenCheck.Accept(claims),
        };
    }

    private static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    private static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = [];
        // The decoder itself would overlook padding and white space.
        if (text.Length == 0 || text.AsSpan().ContainsAnyExcept(_base64Url) || !Base64Url.IsValid(text))
            return false;
        bytes = Base64Url.DecodeFromChars(text);
        return true;
    }

    private static bool TryRead<T>(byte[] json, [NotNullWhen(true)] out T? value) where T : class
    {
        try
        {
            value = JsonSerializer.Deserialize<T>(json, _json);
        }
        catch (JsonException)
        {
            value = null;
        }

        return value is not null;
    }

    private sealed record Header(
        [property: JsonPropertyName("alg")] string? Algorithm,
        [property: JsonPropertyName("kid")] string? KeyId,
        [property: JsonPropertyName("typ")] string? Type,
        [property: JsonPropertyName("crit"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonElement? Critical);
}
