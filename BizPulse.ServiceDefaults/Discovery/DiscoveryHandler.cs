namespace BizPulse.Discovery;

/// <summary>Sends a request for <c>http://forecast/…</c> to an instance of the service <c>forecast</c>.</summary>
internal sealed class DiscoveryHandler(ServiceAddresses addresses) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is { } uri && addresses.Next(uri.Host) is { } instance)
            request.RequestUri = new UriBuilder(uri) { Scheme = instance.Scheme, Host = instance.Host, Port = instance.Port }.Uri;
        return base.SendAsync(request, cancellationToken);
    }
}
