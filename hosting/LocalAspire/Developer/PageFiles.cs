using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LocalAspire.Developer;

/// <summary>The page's own files, which travel inside the assembly.</summary>
internal static class PageFiles
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", context => WriteAsync(context, "index.html", "text/html; charset=utf-8"));
        routes.MapGet("/page.css", context => WriteAsync(context, "page.css", "text/css; charset=utf-8"));
        routes.MapGet("/page.js", context => WriteAsync(context, "page.js", "text/javascript; charset=utf-8"));
    }

    private static async Task WriteAsync(HttpContext context, string name, string contentType)
    {
        context.Response.ContentType = contentType;
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; connect-src 'self'; img-src data:";
        await using var file = typeof(PageFiles).Assembly.GetManifestResourceStream($"page/{name}")!;
        await file.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
