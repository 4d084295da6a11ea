using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace BizPulse.Access;

/// <summary>
/// Public P-256 keys as RFC 7517 writes them. Unlike an <see cref="ECDsa"/>, such a key checks signatures on any
/// thread.
/// </summary>
public static class PublicKeys
{
    public static JsonWebKey Of(string keyId, ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new JsonWebKey
        {
            Kty = JsonWebAlgorithmsKeyTypes.EllipticCurve,
            Crv = JsonWebKeyECTypes.P256,
            Kid = keyId,
            X = Base64UrlEncoder.Encode(point.X),
            Y = Base64UrlEncoder.Encode(point.Y),
            Use = JsonWebKeyUseNames.Sig,
            Alg = AccessTokens.Algorithm,
        };
    }

    /// <summary>The keys of a set that can have signed a token of ours.</summary>
    internal static IReadOnlyDictionary<string, JsonWebKey> Read(string json) => new JsonWebKeySet(json).Keys
        .Where(key =>
            key is { Kty: JsonWebAlgorithmsKeyTypes.EllipticCurve, Crv: JsonWebKeyECTypes.P256, Kid.Length: > 0 })
        .ToDictionary(key => key.Kid);
}
