namespace BizPulse.Gateway.Sessions;

/// <summary>
/// Only pages of this very origin may use the cookie: a request that does not say where it comes from is refused too.
/// </summary>
internal sealed class SameOrigin : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        return request.Headers.Origin is [{ } origin]
            && string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            ? await next(context)
            : TypedResults.Problem(
                "The request must come from a page of this origin.", statusCode: StatusCodes.Status403Forbidden);
    }
}
