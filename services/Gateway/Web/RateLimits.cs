using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.RateLimiting;

namespace BizPulse.Gateway.Web;

/// <summary>
/// Keeps one caller from drowning the others. Signing in is slow on purpose; machines that bring sales are given much
/// room; a person with a dashboard never meets the rest. A bucket is filled up when its caller asks: ASP.NET's own
/// limiter has timers that wake the process ten times a second, asked or not.
/// </summary>
internal sealed class RateLimits(RequestDelegate next, RateLimitSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan _betweenSweeps = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, TokenBucketRateLimiter> _buckets = [];
    private long _sweptAt = clock.GetTimestamp();

    public async Task InvokeAsync(HttpContext context)
    {
        if (BucketOf(context) is { } bucket)
        {
            bucket.TryReplenish();
            using var lease = bucket.AttemptAcquire();
            if (!lease.IsAcquired)
            {
                await RefuseAsync(context, lease);
                return;
            }
        }

        await next(context);
    }

    private TokenBucketRateLimiter? BucketOf(HttpContext context)
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
            : null; // files
    }

    private TokenBucketRateLimiter Bucket(string caller, int perSecond)
    {
        if (clock.GetElapsedTime(_sweptAt) > _betweenSweeps)
            Sweep();
        return _buckets.GetOrAdd(caller, static (_, perSecond) => new(new()
        {
            TokensPerPeriod = perSecond,
            TokenLimit = perSecond * RateLimitSettings.BurstSeconds,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            AutoReplenishment = false,
        }), perSecond);
    }

    /// <summary>A full bucket is as good as a new one.</summary>
    private void Sweep()
    {
        _sweptAt = clock.GetTimestamp();
        foreach (var (caller, bucket) in _buckets)
        {
            bucket.TryReplenish();
            if (bucket.IdleDuration is not null)
                _buckets.TryRemove(caller, out _);
        }
    }

    private static Task RefuseAsync(HttpContext context, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        context.Response.Headers.RetryAfter = Math.Ceiling(Math.Max(1, wait.TotalSeconds)).ToString(
            CultureInfo.InvariantCulture);
        return TypedResults.Problem("Too many requests.", statusCode: StatusCodes.Status429TooManyRequests)
            .ExecuteAsync(context);
    }
}
