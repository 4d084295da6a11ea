using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;

namespace BizPulse;

/// <summary>
/// Who is believed about where a request came from (<c>X-Forwarded-For</c>, <c>-Proto</c>, <c>-Host</c>): the proxies
/// that <c>BizPulse:TrustedProxies</c> names by address or network, and nobody else, whoever is on this machine
/// included.
/// </summary>
internal static class TrustedProxies
{
    internal const string Setting = "BizPulse:TrustedProxies";

    /// <summary>
    /// Where the platform says that it forwards, ASP.NET Core reads its headers already; twice would believe one hop
    /// too many. Where nobody is named the middleware stays away, for it takes an empty list for everybody.
    /// </summary>
    internal static bool AreToBeRead(IConfiguration configuration) =>
        !configuration.GetValue("FORWARDEDHEADERS_ENABLED", false) && Of(configuration).Length > 0;

    internal static void Apply(ForwardedHeadersOptions options, IConfiguration configuration)
    {
        if (!AreToBeRead(configuration))
            return;
        options.ForwardedHeaders =
            ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in Of(configuration))
            options.KnownIPNetworks.Add(proxy);
    }

    private static System.Net.IPNetwork[] Of(IConfiguration configuration) =>
        [.. (configuration.GetSection(Setting).Get<string[]>() ?? []).Select(Parse)];

    private static System.Net.IPNetwork Parse(string text)
    {
        if (IPAddress.TryParse(text, out var address))
            return new(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128);
        return System.Net.IPNetwork.TryParse(text, out var network)
            ? network
            : throw new InvalidOperationException(
                $"{Setting} names '{text}', which is neither an address (10.1.2.3) nor a network (10.1.0.0/16).");
    }
}
