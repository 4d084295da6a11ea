using BizPulse.Contracts;
using StackExchange.Redis;

namespace BizPulse.Forecasts.Jobs;

/// <summary>
/// Hears of commits over Redis, so that the schedule looks at once. Without Redis it looks when its time has come.
/// </summary>
internal sealed partial class ChangeSignal(IServiceProvider services, TimeProvider clock, ILogger<ChangeSignal> logger)
    : BackgroundService
{
    private static readonly TimeSpan _retry = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _heard = new(0, 1);

    public async Task WaitAsync(TimeSpan longest, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            await _heard.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Nothing was heard.
        }
    }

    public void Set()
    {
        try
        {
            _heard.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is known already.
        }
    }

    public override void Dispose()
    {
        _heard.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Yield();
                var redis = services.GetRequiredService<IConnectionMultiplexer>();
                await redis.GetSubscriber().SubscribeAsync(
                    new RedisChannel(LiveUpdate.Channel, RedisChannel.PatternMode.Literal), (_, _) => Set());
                return; // the client subscribes again by itself after a broken connection
            }
            catch (RedisException problem)
            {
                LogSilent(problem.Message);
                await Task.Delay(_retry, clock, stoppingToken);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Redis is silent, changes are noticed some seconds later: {Reason}")]
    private partial void LogSilent(string reason);
}
