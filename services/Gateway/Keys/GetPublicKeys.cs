using BizPulse.Access;

namespace BizPulse.Gateway.Keys;

internal static class GetPublicKeys
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/.well-known/jwks.json", Handle)
        .WithName(nameof(GetPublicKeys))
        .ExcludeFromDescription()
        .AllowAnonymous();

    internal static JsonWebKeySet Handle(SigningKeys keys, HttpResponse response)
    {
        response.Headers.CacheControl = "public, max-age=300";
        return keys.Published;
    }
}
