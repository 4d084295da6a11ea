using BizPulse.Contracts;
using StackExchange.Redis;

namespace BizPulse.Analytics.Live;

/// <summary>
/// Hears of commits over Redis. Without Redis the numbers come a second later, found by their version.
/// </summary>
internal sealed partial class CommitListener(IServiceProvider services, Commits commits, ILogger<CommitListener> logger)
    : BackgroundService
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Yield();
                var redis = services.GetRequiredService<IConnectionMultiplexer>();
                await redis.GetSubscriber().SubscribeAsync(
                    new RedisChannel(LiveUpdate.Channel, RedisChannel.PatternMode.Literal),
                    (_, message) => Hear((byte[])message!));
                return; // the client subscribes again by itself after a broken connection
            }
            catch (RedisException problem)
            {
                LogSilent(problem.Message);
                await Task.Delay(Retry, stoppingToken);
            }
        }
    }

    private void Hear(byte[] message)
    {
        if (LiveUpdate.FromJson(message) is { } update)
            commits.Note(update);
    }

    [LoggerMessage(LogLevel.Warning, "Redis is silent, live numbers come a second later: {Reason}")]
    private partial void LogSilent(string reason);
}
