using System.Text.Json.Serialization;

namespace BizPulse.Gateway.Keys;

/// <summary>The public half of a key as RFC 7517 writes it.</summary>
public sealed record PublishedKey(
    [property: JsonPropertyName("kty")] string KeyType,
    [property: JsonPropertyName("crv")] string Curve,
    [property: JsonPropertyName("kid")] string KeyId,
    [property: JsonPropertyName("x")] string X,
    [property: JsonPropertyName("y")] string Y,
    [property: JsonPropertyName("use")] string Use,
    [property: JsonPropertyName("alg")] string Algorithm);

public sealed record PublishedKeys([property: JsonPropertyName("keys")] IReadOnlyList<PublishedKey> Keys);

internal static class GetPublicKeys
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/.well-known/jwks.json", Handle)
        .WithName(nameof(GetPublicKeys))
        .ExcludeFromDescription()
        .AllowAnonymous();

    internal static PublishedKeys Handle(SigningKeys keys, HttpResponse response)
    {
        response.Headers.CacheControl = "public, max-age=300";
        return new([.. keys.Published.Select(
            key => new PublishedKey(key.Kty, key.Crv, key.Kid, key.X, key.Y, key.Use, key.Alg))]);
    }
}
