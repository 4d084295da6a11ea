namespace BizPulse.Gateway.Features.ApiDocs;

/// <summary>What stands at <c>/api</c>: where to read on.</summary>
public sealed record ApiRoot(string Name, string Version, ApiLinks Links);

public sealed record ApiLinks(string Docs, string Redoc, string Openapi, string Health);

internal static class GetApi
{
    private static readonly ApiRoot _root = new(
        OpenApiMerge.Title, OpenApiMerge.Version,
        new(ApiDocsFeature.DocsPath, ApiDocsFeature.RedocPath, ApiDocsFeature.DocumentPath, "/api/health"));

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api", () => _root);
        routes.MapGet("/docs", () => TypedResults.LocalRedirect(ApiDocsFeature.DocsPath));
    }
}
