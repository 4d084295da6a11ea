using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace BizPulse.Access;

/// <summary>A public P-256 key as RFC 7517 writes it.</summary>
public sealed record JsonWebKey(
    [property: JsonPropertyName("kty")] string KeyType,
    [property: JsonPropertyName("crv")] string Curve,
    [property: JsonPropertyName("kid")] string KeyId,
    [property: JsonPropertyName("x")] string X,
    [property: JsonPropertyName("y")] string Y)
{
    [JsonPropertyName("use")] public string Use { get; init; } = "sig";
    [JsonPropertyName("alg")] public string Algorithm { get; init; } = "ES256";

    public static JsonWebKey Of(string keyId, ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new("EC", "P-256", keyId, Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
    }

    public ECParameters ToParameters() => new()
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = Base64Url.DecodeFromChars(X), Y = Base64Url.DecodeFromChars(Y) },
    };
}
