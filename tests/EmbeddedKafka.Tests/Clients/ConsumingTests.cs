using Confluent.Kafka;

namespace EmbeddedKafka.Tests.Clients;

public sealed class ConsumingTests
{
    private static readonly TopicPartition First = new("sales", 0);

    [Theory, InlineData(ClusterKind.Embedded), InlineData(ClusterKind.LibrdkafkaMock)]
    public async Task A_new_group_begins_where_it_is_told_to(ClusterKind kind)
    {
        await using var cluster = await Cluster.StartAsync(kind);
        using var producer = TestClients.Producer(cluster.BootstrapServers);
        await producer.SendAsync(First, ["old"]);
        using var fromStart = TestClients.Consumer(cluster.BootstrapServers, "from-start");
        using var fromNow = TestClients.Consumer(cluster.BootstrapServers, "from-now",
            config => (config.AutoOffsetReset, config.EnablePartitionEof) = (AutoOffsetReset.Latest, true));
        fromStart.Subscribe("sales");
        fromNow.Subscribe("sales");
        Assert.Equal([0, 0, 0, 1], fromNow.Take(4).Select(end => end.Offset.Value).Order());

        await producer.SendAsync(First, ["new"]);

        Assert.Equal(["old", "new"], fromStart.Take(2).Select(each => each.Message.Value));
        Assert.Equal(["new"], fromNow.Take(1).Select(each => each.Message.Value));
    }

    [Theory, InlineData(ClusterKind.Embedded), InlineData(ClusterKind.LibrdkafkaMock)]
    public async Task A_paused_partition_gives_nothing_until_it_is_resumed(ClusterKind kind)
    {
        await using var cluster = await Cluster.StartAsync(kind);
        using var producer = TestClients.Producer(cluster.BootstrapServers);
        await producer.SendAsync(First, ["a", "b"]);
        using var consumer = TestClients.Consumer(cluster.BootstrapServers, "readers");
        consumer.Assign(new TopicPartitionOffset(First, Offset.Beginning));
        Assert.Equal(2, consumer.Take(2).Count);

        consumer.Pause([First]);
        await producer.SendAsync(First, ["c"]);
        Assert.Null(consumer.Consume(TimeSpan.FromMilliseconds(300)));

        consumer.Resume([First]);
        Assert.Equal("c", consumer.Take(1)[0].Message.Value);
    }

    [Theory, InlineData(ClusterKind.Embedded), InlineData(ClusterKind.LibrdkafkaMock)]
    public async Task The_watermarks_show_the_lag_of_a_group(ClusterKind kind)
    {
        await using var cluster = await Cluster.StartAsync(kind);
        using var producer = TestClients.Producer(cluster.BootstrapServers);
        await producer.SendAsync(First, Enumerable.Range(0, 10).Select(i => $"{i}"));
        using var consumer = TestClients.Consumer(cluster.BootstrapServers, "readers");
        consumer.Subscribe("sales");
        consumer.Commit(consumer.Take(10)[3]);

        var committed = consumer.Committed([First], TimeSpan.FromSeconds(10))[0].Offset;
        var watermarks = consumer.QueryWatermarkOffsets(First, TimeSpan.FromSeconds(10));

        Assert.Equal((0, 10, 6), (watermarks.Low.Value, watermarks.High.Value, watermarks.High - committed));
    }

    [Fact]
    public async Task A_time_leads_to_the_first_message_at_or_after_it() // the mock cluster knows only the two ends
    {
        await using var broker = await TestBroker.StartAsync();
        using var producer = TestClients.Producer(broker.BootstrapServers, config => config.LingerMs = 50);
        var start = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(minute => producer.ProduceAsync(
            First,
            new Message<string, string> { Value = $"{minute}", Timestamp = new Timestamp(start.AddMinutes(minute)) })));
        using var consumer = TestClients.Consumer(broker.BootstrapServers, "readers");

        long OffsetAt(double minute) => consumer.OffsetsForTimes(
            [new TopicPartitionTimestamp(First, new Timestamp(start.AddMinutes(minute)))],
            TimeSpan.FromSeconds(10))[0].Offset.Value;

        Assert.Equal([0, 41, 99, Offset.End.Value], [OffsetAt(-5), OffsetAt(40.5), OffsetAt(99), OffsetAt(99.5)]);
    }

    [Theory, InlineData(ClusterKind.Embedded), InlineData(ClusterKind.LibrdkafkaMock)]
    public async Task Small_fetch_limits_still_bring_everything(ClusterKind kind)
    {
        await using var cluster = await Cluster.StartAsync(kind);
        using var producer = TestClients.Producer(cluster.BootstrapServers, config => config.BatchNumMessages = 10);
        var values = Enumerable.Range(0, 300).Select(i => $"{i} {new string('x', 500)}").ToList();
        await producer.SendAsync(First, values);
        using var consumer = TestClients.Consumer(cluster.BootstrapServers, "readers", config =>
        {
            config.MaxPartitionFetchBytes = 1_000; // less than any batch
            config.FetchMaxBytes = 1_000;
            config.MessageMaxBytes = 1_000;
        });

        consumer.Assign(new TopicPartitionOffset(First, Offset.Beginning));

        Assert.Equal(values, consumer.Take(300).Select(each => each.Message.Value));
    }
}
