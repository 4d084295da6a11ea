namespace BizPulse.Gateway.Web;

/// <summary>
/// What a browser is told to refuse. Scripts come from here, or are known by their hash; styles may stand inline.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next, SinglePageApp app)
{
    private readonly string _contentSecurityPolicy = string.Join("; ",
        "default-src 'self'",
        $"script-src 'self' {string.Join(' ', app.InlineScriptHashes)}".TrimEnd(),
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: https:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'");

    public Task InvokeAsync(HttpContext context)
    {
        // As late as can be: an exception handler starts the response anew.
        context.Response.OnStarting(() =>
        {
            Write(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = _contentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
    }
}
