using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;

namespace BizPulse.Gateway.Web;

/// <summary>
/// Serves the web application: files with a hash in their name for ever, all else asked about each time, and its page
/// for every address that belongs to no API.
/// </summary>
internal static class WebEndpoints
{
    private const string Forever = "public, max-age=31536000, immutable";
    private const string AskEachTime = "no-cache";
    private const string NotBuilt =
        "The web app is not built: ./start.sh builds it, or 'npm ci' and 'npm run build' in web/.";

    internal static void AddWeb(this IServiceCollection services)
    {
        services.AddSingleton<SinglePageApp>();
        services.AddResponseCompression(options =>
        {
            // Tokens are no part of a page, so that its length tells nothing about them.
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "image/svg+xml"];
        });
    }

    internal static void UseWebFiles(this WebApplication app)
    {
        foreach (var packing in Packing.All)
            app.UseWhen(context => packing.IsTakenBy(context.Request), packed => packed.UseFiles(packing));
        app.UseFiles(null);
    }

    private static void UseFiles(this IApplicationBuilder app, Packing? packing)
    {
        var files = app.ApplicationServices.GetRequiredService<SinglePageApp>().Files;
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = packing is null ? files : new PackedFiles(files, packing),
            OnPrepareResponse = file =>
            {
                var headers = file.Context.Response.Headers;
                headers.CacheControl =
                    file.Context.Request.Path.StartsWithSegments("/assets") ? Forever : AskEachTime;
                headers.Vary = HeaderNames.AcceptEncoding;
                if (packing is not null)
                    headers.ContentEncoding = packing.Name;
            },
        });
    }

    internal static void MapWebPage(this WebApplication app)
    {
        app.MapFallback("/api/{**rest}", () => TypedResults.NotFound());
        app.MapFallback("/hubs/{**rest}", () => TypedResults.NotFound());
        app.MapFallback(SendPageAsync).AllowAnonymous(); // for paths that don't look like a file
    }

    private static async Task SendPageAsync(HttpContext context, SinglePageApp app)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!app.Index.Exists)
        {
            await TypedResults.Problem(NotBuilt, statusCode: StatusCodes.Status404NotFound).ExecuteAsync(context);
            return;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers[HeaderNames.CacheControl] = AskEachTime;
        await context.Response.SendFileAsync(app.Index, context.RequestAborted);
    }
}
