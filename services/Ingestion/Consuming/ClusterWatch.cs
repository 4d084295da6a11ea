using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace BizPulse.Ingestion.Consuming;

/// <summary>
/// Notices that the broker has become another one. Offsets alone can't tell: the new log may have grown past them
/// already.
/// </summary>
internal sealed class ClusterWatch(IConsumer<byte[]?, byte[]?> consumer, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan _period = TimeSpan.FromSeconds(5);

    private string? _known;
    private volatile bool _replaced;

    /// <summary>True once after each replacement.</summary>
    public bool WasReplaced()
    {
        if (!_replaced)
            return false;
        _replaced = false;
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        using var timer = new PeriodicTimer(_period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await LookAsync(admin);
    }

    private async Task LookAsync(IAdminClient admin)
    {
        try
        {
            var id =
                (await admin.DescribeClusterAsync(new DescribeClusterOptions { RequestTimeout = _period })).ClusterId;
            _replaced |= _known is not null && id is not null && id != _known;
            _known = id ?? _known;
        }
        catch (KafkaException)
        {
            // The broker is away; whether it comes back as another one is seen then.
        }
    }
}
