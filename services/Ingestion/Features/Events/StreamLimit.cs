using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Ingestion.Features.Events;

/// <summary>
/// How many requests may stream events in at the same time. One more is told to come back, rather than to share what is
/// left.
/// </summary>
/// <remarks>
/// Added to routes as the one instance that counts: by its type alone, each request would get a filter of its own.
/// </remarks>
internal sealed class StreamLimit : IEndpointFilter
{
    private const int MostAtOnce = 32;
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(2);

    private int _open;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return Interlocked.Increment(ref _open) <= MostAtOnce ? await next(context) : Refuse(context.HttpContext);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private static ProblemHttpResult Refuse(HttpContext context)
    {
        context.Response.Headers.RetryAfter = ComeBackAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Problem(
            $"Already {MostAtOnce} requests are sending events.", statusCode: StatusCodes.Status429TooManyRequests);
    }
}
