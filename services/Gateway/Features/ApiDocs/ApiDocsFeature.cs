using System.Text;

namespace BizPulse.Gateway.Features.ApiDocs;

/// <summary>
/// <c>/api/openapi.json</c> for programs; <c>/api/docs</c>, to try it out, and <c>/api/redoc</c>, to read, for people.
/// </summary>
internal static class ApiDocsFeature
{
    internal const string DocumentPath = "/api/openapi.json";
    internal const string DocsPath = "/api/docs";
    internal const string RedocPath = "/api/redoc";

    private const string PageTitle = "BizPulse API";

    // The package's own page fetches fonts from elsewhere, which a browser has to refuse here.
    private const string RedocPage = """
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>%(DocumentTitle)</title>
          <link href="index.css" rel="stylesheet">
        </head>
        <body>
          <div id="redoc-container"></div>
          <script type="module" src="index.js"></script>
        </body>
        </html>
        """;

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
            page.DocumentTitle = PageTitle;
            page.SwaggerEndpoint(DocumentPath, "BizPulse");
            page.EnablePersistAuthorization();
            page.EnableTryItOutByDefault();
            page.OAuthClientId("api-page");
        });
        app.UseReDoc(page =>
        {
            page.RoutePrefix = RedocPath.TrimStart('/');
            page.DocumentTitle = PageTitle;
            page.SpecUrl(DocumentPath);
            page.IndexStream = () => new MemoryStream(Encoding.UTF8.GetBytes(RedocPage));
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
