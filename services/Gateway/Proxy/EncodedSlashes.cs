using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Transforms;

namespace BizPulse.Gateway.Proxy;

/// <summary>
/// A slash inside of a name (a sku, say) arrives as %2F; the server leaves it so, and the proxy would encode its % once
/// more.
/// </summary>
internal sealed class EncodedSlashes : RequestTransform
{
    public override ValueTask ApplyAsync(RequestTransformContext context)
    {
        if (context.Path.Value?.Contains("%2F", StringComparison.OrdinalIgnoreCase) == true)
        {
            var address = RequestUtilities.MakeDestinationAddress(
                context.DestinationPrefix, context.Path, context.Query.QueryString);
            context.ProxyRequest.RequestUri = new Uri(
                address.AbsoluteUri.Replace("%252F", "%2F", StringComparison.OrdinalIgnoreCase));
        }

        return ValueTask.CompletedTask;
    }
}
