using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace BizPulse.Access;

/// <summary>Makes access tokens: JSON Web Tokens (RFC 7519) signed by ES256 (RFC 7518 §3.4).</summary>
public static class AccessTokens
{
    internal const string Algorithm = SecurityAlgorithms.EcdsaSha256;
    internal const string Type = JwtConstants.HeaderType;

    private static readonly JsonSerializerOptions _json =
        new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
    private static readonly JsonWebTokenHandler _writer = new();
    // a key outlives no rotation
    private static readonly CryptoProviderFactory _uncached = new() { CacheSignatureProviders = false };

    /// <summary>A signed token that says <paramref name="claims"/>.</summary>
    public static string Sign(string keyId, ECDsa key, AccessClaims claims) => _writer.CreateToken(
        JsonSerializer.Serialize(claims, _json),
        new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = keyId }, Algorithm)
        {
            CryptoProviderFactory = _uncached
        });
}
