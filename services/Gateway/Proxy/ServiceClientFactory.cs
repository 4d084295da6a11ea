using Yarp.ReverseProxy.Forwarder;

namespace BizPulse.Gateway.Proxy;

/// <summary>The clients that requests are passed on with.</summary>
internal sealed class ServiceClientFactory : ForwarderHttpClientFactory
{
    protected override void ConfigureHandler(ForwarderHttpClientContext context, SocketsHttpHandler handler)
    {
        base.ConfigureHandler(context, handler);
        handler.ConnectTimeout = TimeSpan.FromSeconds(5);
        // copies that came behind an address get their share, those that went are let go
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
        handler.PlaintextStreamFilter = (connected, _) =>
            ValueTask.FromResult<Stream>(new UploadConnection(connected.PlaintextStream));
    }

    protected override HttpMessageHandler WrapHandler(ForwarderHttpClientContext context, HttpMessageHandler handler) =>
        base.WrapHandler(context, new PromptUploads { InnerHandler = handler });
}
