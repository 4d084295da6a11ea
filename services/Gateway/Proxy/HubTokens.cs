using Yarp.ReverseProxy.Transforms;

namespace BizPulse.Gateway.Proxy;

/// <summary>
/// A browser's websocket brings its token in the query. From here on it travels as a header, so that it can't end in a
/// log or a span of what comes after.
/// </summary>
internal sealed class HubTokens : RequestTransform
{
    private const string Parameter = "access_token";

    public override ValueTask ApplyAsync(RequestTransformContext context)
    {
        if (context.Query.Collection.TryGetValue(Parameter, out var token))
        {
            context.Query.Collection.Remove(Parameter);
            if (context.HttpContext.Request.Headers.Authorization.Count == 0)
                context.ProxyRequest.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        return ValueTask.CompletedTask;
    }
}
