using System.Net;
using BizPulse.Gateway.Keys;

namespace BizPulse.Gateway.Sessions;

/// <summary>
/// Carries the refresh token. Browsers share cookies between the ports of a host, so each installation has a name of
/// its own.
/// </summary>
internal sealed class RefreshCookie(KeySecret secret)
{
    private readonly string _name = $"bp_refresh_{Convert.ToHexStringLower(secret.Derive("instance", length: 4))}";

    internal string? Read(HttpRequest request) => request.Cookies[_name];

    internal void Write(HttpContext context, string token) =>
        context.Response.Cookies.Append(_name, token, Options(context, SessionStore.Lifetime));

    internal void Delete(HttpContext context) => context.Response.Cookies.Delete(_name, Options(context, null));

    private static CookieOptions Options(HttpContext context, TimeSpan? maxAge) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Path = "/api/auth",
        Secure = context.Request.IsHttps || !IsLoopback(context.Request.Host.Host),
        MaxAge = maxAge,
        IsEssential = true,
    };

    private static bool IsLoopback(string host) =>
        host == "localhost"
            || IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);
}
