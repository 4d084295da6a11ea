namespace BizPulse.Gateway.Features.ApiDocs;

/// <summary>
/// <c>/api/openapi.json</c> for programs; <c>/api/docs</c>, to try it out, and <c>/api/redoc</c>, to read, for people.
/// </summary>
internal static class ApiDocsFeature
{
    internal const string DocumentPath = "/api/openapi.json";
    internal const string DocsPath = "/api/docs";
    internal const string RedocPath = "/api/redoc";

    internal static void AddApiDocs(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ApiDocument>();
        builder.Services.AddHttpClient(ApiDocument.ClientName, client => client.Timeout = TimeSpan.FromSeconds(3));
    }

    internal static void UseApiPages(this WebApplication app)
    {
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = DocsPath.TrimStart('/');
            page.DocumentTitle = ApiPage.Title;
            page.SwaggerEndpoint(DocumentPath, "BizPulse");
            page.IndexStream = ApiPage.ToTryOut;
            page.EnablePersistAuthorization();
            page.EnableTryItOutByDefault();
            page.OAuthClientId("api-page");
        });
        app.UseMiddleware<RedocWithoutLogo>();
        app.UseReDoc(page =>
        {
            page.RoutePrefix = RedocPath.TrimStart('/');
            page.DocumentTitle = ApiPage.Title;
            page.SpecUrl(DocumentPath);
            page.IndexStream = ApiPage.ToRead;
            page.ConfigObject.AdditionalItems["disableTelemetry"] = true; // it would tell its maker who reads what
        });
    }

    internal static void MapApiDocs(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription().AllowAnonymous();
        pages.MapGet(DocumentPath, async (ApiDocument document, CancellationToken ct) =>
            TypedResults.Text(await document.ReadAsync(ct), "application/json"));
        GetApi.Map(pages);
    }
}
