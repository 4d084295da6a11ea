using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace BizPulse.Questions;

/// <summary>
/// Lets a few questions of each caller through at a time, so that nobody's many keep another's one waiting, and ends
/// what takes too long. An answer that has begun is sent to its end.
/// </summary>
internal sealed class QuestionQueue(RequestDelegate next, QuestionLimits limits, IProblemDetailsService problems)
{
    private const int RetryAfterSeconds = 2;

    private readonly PartitionedRateLimiter<string> _perCaller = PartitionedRateLimiter.Create<string, string>(caller =>
        RateLimitPartition.GetConcurrencyLimiter(
            caller, _ => Limit(limits.AtOncePerCaller, limits.WaitingPerCaller)));

    private readonly PartitionedRateLimiter<string> _ofAll = PartitionedRateLimiter.Create<string, string>(_ =>
        RateLimitPartition.GetConcurrencyLimiter("all", _ => Limit(limits.AtOnce, waiting: int.MaxValue)));

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<AskedInTurn>() is null)
        {
            await next(context);
            return;
        }

        var caller = CallerOf(context);
        var gone = context.RequestAborted;
        var late = CancellationTokenSource.CreateLinkedTokenSource(gone);
        context.Response.RegisterForDispose(late);
        late.CancelAfter(limits.Longest);
        context.Response.OnStarting(() =>
        {
            late.CancelAfter(Timeout.InfiniteTimeSpan);
            return Task.CompletedTask;
        });
        context.RequestAborted = late.Token;
        try
        {
            using var turn = await _perCaller.AcquireAsync(caller, 1, late.Token);
            if (!turn.IsAcquired)
            {
                await RefuseAsync(
                    context, StatusCodes.Status429TooManyRequests,
                    $"More than {limits.AtOncePerCaller + limits.WaitingPerCaller} questions of yours are under way. "
                    + "Ask again when some are answered.");
                return;
            }
            using var place = await _ofAll.AcquireAsync(caller, 1, late.Token);
            await next(context);
        }
        catch (Exception) when (late.IsCancellationRequested && !gone.IsCancellationRequested
            && !context.Response.HasStarted)
        {
            await RefuseAsync(
                context, StatusCodes.Status503ServiceUnavailable,
                $"The answer took longer than {limits.Longest.TotalSeconds:0} seconds. Ask for less at a time.");
        }
        finally
        {
            context.RequestAborted = gone;
        }
    }

    private static string CallerOf(HttpContext context) =>
        context.User.FindFirst("sub")?.Value ?? $"{context.Connection.RemoteIpAddress}";

    private static ConcurrencyLimiterOptions Limit(int atOnce, int waiting) => new()
    {
        PermitLimit = atOnce,
        QueueLimit = waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    };

    private async Task RefuseAsync(HttpContext context, int status, string detail)
    {
        context.Response.StatusCode = status;
        context.Response.Headers[HeaderNames.RetryAfter] = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        await problems.TryWriteAsync(new()
        {
            HttpContext = context,
            ProblemDetails = new() { Status = status, Detail = detail },
        });
    }
}

/// <summary>Metadata of questions that take a database some work.</summary>
internal sealed record AskedInTurn;

public static class QuestionQueues
{
    /// <summary>Each caller's questions are answered a few at a time, and none for ever.</summary>
    public static TBuilder AskedInTurn<TBuilder>(this TBuilder routes) where TBuilder : IEndpointConventionBuilder =>
        routes.WithMetadata(new AskedInTurn());
}
