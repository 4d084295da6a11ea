using System.Text;

namespace BizPulse.Gateway.Features.ApiDocs;

/// <summary>
/// ReDoc fetches its maker's logo from a host of theirs, and leaves it out where that fails: here it fails without
/// being asked for.
/// </summary>
internal sealed class RedocWithoutLogo(RequestDelegate next)
{
    private const string Library = $"{ApiDocsFeature.RedocPath}/redoc.standalone.js";
    private const string Logo = "https://cdn.redoc.ly/redoc/logo-mini", Nothing = "data:,";

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path != Library)
        {
            await next(context);
            return;
        }

        var (accepted, sent) = (context.Request.Headers.AcceptEncoding, context.Response.Body);
        using var library = new MemoryStream();
        context.Request.Headers.AcceptEncoding = default; // plain text can be changed
        context.Response.Body = library;
        await next(context);
        context.Request.Headers.AcceptEncoding = accepted;
        context.Response.Body = sent;

        var text = Encoding.UTF8.GetString(library.ToArray()).Replace(Logo, Nothing, StringComparison.Ordinal);
        context.Response.ContentLength = null;
        await context.Response.WriteAsync(text, context.RequestAborted);
    }
}
