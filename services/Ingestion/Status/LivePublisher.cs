using System.Threading.Channels;
using BizPulse.Contracts;
using BizPulse.Ingestion.Storing;
using StackExchange.Redis;

namespace BizPulse.Ingestion.Status;

/// <summary>
/// Tells the others over Redis that something changed. It never holds up the pipeline: without Redis the messages are
/// dropped, and readers find the new version in Postgres.
/// </summary>
internal sealed class LivePublisher(
    Lazy<IConnectionMultiplexer> redis, ILogger<LivePublisher> logger) : BackgroundService
{
    private static readonly RedisChannel _channel = new(LiveUpdate.Channel, RedisChannel.PatternMode.Literal);

    private readonly Channel<LiveUpdate> _updates =
        Channel.CreateBounded<LiveUpdate>(
            new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropOldest });

    public void Publish(BatchResult stored)
    {
        if (stored.Version is { } version)
            _updates.Writer.TryWrite(
                new(version, stored.Skus.Length <= LiveUpdate.MostSkus ? stored.Skus : null, stored.Sales));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var silent = false;
        await foreach (var update in _updates.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await redis.Value.GetSubscriber().PublishAsync(_channel, update.ToJson())
                    .WaitAsync(TimeSpan.FromSeconds(2), stoppingToken);
                silent = false;
            }
            catch (Exception away) when (away is not OperationCanceledException)
            {
                if (!silent)
                    logger.LogWarning("Live updates pause: {Reason}", away.Message);
                silent = true;
            }
        }
    }
}
