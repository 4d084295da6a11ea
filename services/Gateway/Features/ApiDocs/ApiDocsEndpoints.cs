namespace BizPulse.Gateway.Features.ApiDocs;

/// <summary><c>/api/openapi.json</c> for programs, <c>/api/docs</c> for people.</summary>
internal static class ApiDocsEndpoints
{
    internal static void AddApiDocument(this IServiceCollection services)
    {
        services.AddSingleton<ApiDocument>();
        services.AddHttpClient(ApiDocument.ClientName, client => client.Timeout = TimeSpan.FromSeconds(3));
    }

    internal static void UseApiPage(this WebApplication app) => app.UseSwaggerUI(page =>
    {
        page.RoutePrefix = "api/docs";
        page.DocumentTitle = "BizPulse API";
        page.SwaggerEndpoint("/api/openapi.json", "BizPulse");
        page.EnablePersistAuthorization();
        page.EnableTryItOutByDefault();
        page.OAuthClientId("api-page");
    });

    internal static void MapApiDocument(this IEndpointRouteBuilder routes) => routes
        .MapGet("/api/openapi.json", async (ApiDocument document, CancellationToken ct)
            => TypedResults.Text(await document.ReadAsync(ct), "application/json"))
        .ExcludeFromDescription()
        .AllowAnonymous();
}
