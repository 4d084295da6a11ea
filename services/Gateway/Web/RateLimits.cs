using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace BizPulse.Gateway.Web;

/// <summary>
/// Keeps one caller from drowning the others. Signing in is slow on purpose; machines that bring sales are given much room; a
/// person with a dashboard never meets the rest.
/// </summary>
internal static class RateLimits
{
    internal static void AddRateLimits(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection("BizPulse:RateLimits").Get<RateLimitSettings>() ?? new();
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = SayWhenToRetry;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(context, settings));
        });
    }

    private static RateLimitPartition<string> Partition(HttpContext context, RateLimitSettings settings)
    {
        var path = context.Request.Path;
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
        var caller = context.User.FindFirst("sub")?.Value ?? address;

        if (path.StartsWithSegments("/api/auth"))
            return Bucket($"sign-in {address}", settings.SignInPerSecond);
        if (path.StartsWithSegments("/api/ingest") || path.StartsWithSegments("/api/webhooks"))
            return Bucket($"ingest {caller}", settings.IngestPerSecond);
        return path.StartsWithSegments("/api") || path.StartsWithSegments("/hubs")
            ? Bucket($"api {caller}", settings.ApiPerSecond)
            : RateLimitPartition.GetNoLimiter("files");
    }

    private static RateLimitPartition<string> Bucket(string caller, int perSecond) => RateLimitPartition.GetTokenBucketLimiter(caller, _ => new()
    {
        TokensPerPeriod = perSecond,
        TokenLimit = perSecond * RateLimitSettings.BurstSeconds,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    });

    private static ValueTask SayWhenToRetry(OnRejectedContext context, CancellationToken ct)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(Math.Max(1, wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }
}
