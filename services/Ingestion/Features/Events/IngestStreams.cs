using System.Globalization;
using Microsoft.AspNetCore.RateLimiting;

namespace BizPulse.Ingestion.Features.Events;

/// <summary>How many requests may stream events in at the same time. One more is told to come back, rather than to share what is left.</summary>
internal static class IngestStreams
{
    public const string Policy = "ingest-streams";
    private const int MostAtOnce = 32;
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(2);

    internal static void AddIngestStreams(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.AddConcurrencyLimiter(Policy, limiter => limiter.PermitLimit = MostAtOnce);
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = async (rejected, ct) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = ComeBackAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            await TypedResults.Problem($"Already {MostAtOnce} requests are sending events.", statusCode: StatusCodes.Status429TooManyRequests)
                .ExecuteAsync(rejected.HttpContext);
        };
    });
}
