using System.Net;

namespace BizPulse.Gateway.Web;

/// <summary>
/// The gateway is for this machine alone unless BIZPULSE_BIND opens it, and with development's accounts it can't be
/// opened.
/// </summary>
internal static class Listening
{
    internal const string Setting = "BIZPULSE_BIND";

    internal static void ListenWhereTold(this WebApplicationBuilder builder)
    {
        var bind = builder.Configuration[Setting];
        if (builder.Environment.IsDevelopment() && bind is { Length: > 0 } && !IsLoopback(bind))
            throw new InvalidOperationException(
                $"{Setting}={bind} would offer development's accounts to the network. Use "
                + "ASPNETCORE_ENVIRONMENT=Production for that.");

        var ports = builder.Configuration["HTTP_PORTS"]?.Split(';').Select(port => $"http://localhost:{port}");
        var urls = builder.Configuration["urls"]?.Split(';') ?? ports ?? ["http://localhost:8080"];
        builder.WebHost.UseUrls([.. urls.Select(url => Rebind(url, bind))]);
    }

    internal static string Rebind(string url, string? bind)
    {
        var address = BindingAddress.Parse(url);
        var host =
            bind is { Length: > 0 } ? bind : IsLoopback(address.Host) ? address.Host : IPAddress.Loopback.ToString();
        return $"{address.Scheme}://{host}:{address.Port}";
    }

    private static bool IsLoopback(string host)
        => host == "localhost"
            || IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);
}
