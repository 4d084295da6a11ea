using System.Text;
using Confluent.Kafka;

namespace EmbeddedKafka.Tests.Clients;

public sealed class ProducingTests
{
    [Theory, InlineData(ClusterKind.Embedded), InlineData(ClusterKind.LibrdkafkaMock)]
    public async Task A_message_comes_back_with_its_key_headers_and_time(ClusterKind kind)
    {
        await using var cluster = await Cluster.StartAsync(kind);
        using var producer = TestClients.Producer(cluster.BootstrapServers);
        var time = new Timestamp(new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc));
        await producer.ProduceAsync("sales", new Message<string, string>
        {
            Key = "sku-1",
            Value = "two apples",
            Timestamp = time,
            Headers = TestClients.Headers(("traceparent", "00-1-2-01"), ("source", "till")),
        });

        using var consumer = TestClients.Consumer(cluster.BootstrapServers, "readers");
        consumer.Subscribe("sales");
        var message = consumer.Take(1)[0].Message;

        Assert.Equal(("sku-1", "two apples", time), (message.Key, message.Value, message.Timestamp));
        Assert.Equal(
            ["traceparent=00-1-2-01", "source=till"],
            message.Headers.Select(header => $"{header.Key}={Encoding.UTF8.GetString(header.GetValueBytes())}"));
    }

    [Theory, InlineData(ClusterKind.Embedded), InlineData(ClusterKind.LibrdkafkaMock)]
    public async Task An_idempotent_producer_keeps_its_order(ClusterKind kind)
    {
        await using var cluster = await Cluster.StartAsync(kind);
        using var producer = TestClients.Producer(cluster.BootstrapServers, config => config.BatchNumMessages = 7);
        var values = Enumerable.Range(0, 2_000).Select(i => $"{i}").ToList();

        var sent = await producer.SendAsync(new TopicPartition("ordered", 2), values);

        Assert.Equal(Enumerable.Range(0, 2_000).Select(i => (long)i), sent.Select(each => each.Offset.Value));
        using var consumer = TestClients.Consumer(cluster.BootstrapServers, "readers");
        consumer.Assign(new TopicPartitionOffset("ordered", 2, Offset.Beginning));
        Assert.Equal(values, consumer.Take(2_000).Select(each => each.Message.Value));
    }

    [Fact]
    public async Task A_producer_that_outlives_a_lost_log_is_not_taken_for_a_new_one()
    {
        using var folder = new TempFolder();
        var place = Path.Combine(folder.Path, "log");
        var first = await KafkaBroker.StartAsync(new() { DataFolder = place });
        var port = first.EndPoint.Port;
        using var elder = TestClients.Producer(first.BootstrapServers);
        await elder.SendAsync(new TopicPartition("orders", 0), ["lost"]);

        await first.DisposeAsync();
        Directory.Delete(place, recursive: true);
        await using var second = await KafkaBroker.StartAsync(new() { DataFolder = place, Port = port });
        using var newcomer = TestClients.Producer(second.BootstrapServers);
        foreach (var value in new[] { "a", "b", "c" })
            await newcomer.SendAsync(new TopicPartition("orders", 0), [value]);
        await elder.SendAsync(new TopicPartition("orders", 0), ["d"]);

        using var consumer = TestClients.Consumer(second.BootstrapServers, "readers");
        consumer.Assign(new TopicPartitionOffset("orders", 0, Offset.Beginning));
        Assert.Equal(["a", "b", "c", "d"], consumer.Take(4).Select(each => each.Message.Value));
    }

    [Theory]
    [InlineData(ClusterKind.Embedded, CompressionType.Gzip), InlineData(
        ClusterKind.LibrdkafkaMock, CompressionType.Gzip)]
    [InlineData(ClusterKind.Embedded, CompressionType.Snappy), InlineData(
        ClusterKind.LibrdkafkaMock, CompressionType.Snappy)]
    [InlineData(ClusterKind.Embedded, CompressionType.Lz4), InlineData(ClusterKind.LibrdkafkaMock, CompressionType.Lz4)]
    [InlineData(ClusterKind.Embedded, CompressionType.Zstd), InlineData(
        ClusterKind.LibrdkafkaMock, CompressionType.Zstd)]
    public async Task Compressed_batches_pass_through(ClusterKind kind, CompressionType compression)
    {
        await using var cluster = await Cluster.StartAsync(kind);
        using var producer = CompressingProducer(cluster.BootstrapServers, compression);
        var values = Enumerable.Range(0, 500).Select(i => $"the same words over and over, number {i}").ToList();
        await producer.SendAsync(new TopicPartition("packed", 0), values);

        using var consumer = TestClients.Consumer(cluster.BootstrapServers, "readers");
        consumer.Assign(new TopicPartitionOffset("packed", 0, Offset.Beginning));

        Assert.Equal(values, consumer.Take(500).Select(each => each.Message.Value));
    }

    [Fact]
    public async Task Compressed_batches_are_stored_as_they_come()
    {
        await using var broker = await TestBroker.StartAsync();
        using var producer = TestClients.Producer(broker.BootstrapServers, config =>
        {
            config.CompressionType = CompressionType.Lz4;
            config.LingerMs = 100;
        });

        await producer.SendAsync(new TopicPartition("packed", 0), Enumerable.Repeat(new string('x', 1_000), 500));

        Assert.InRange(new FileInfo(broker.LogFile("packed")).Length, 100, 100_000);
    }

    [Theory, InlineData(Acks.None), InlineData(Acks.Leader), InlineData(Acks.All)]
    public async Task Every_kind_of_acknowledgement_is_given(Acks acks)
    {
        await using var broker = await TestBroker.StartAsync();
        using var producer = TestClients.Producer(
            broker.BootstrapServers, config => (config.EnableIdempotence, config.Acks) = (false, acks));
        await producer.SendAsync(new TopicPartition("sales", 0), ["a", "b"]);

        using var consumer = TestClients.Consumer(broker.BootstrapServers, "readers");
        consumer.Assign(new TopicPartitionOffset("sales", 0, Offset.Beginning));

        Assert.Equal(["a", "b"], consumer.Take(2).Select(each => each.Message.Value));
    }

    [Fact]
    public async Task A_message_over_the_limit_is_refused()
    {
        await using var broker = await TestBroker.StartAsync(options => options with { MaxBatchBytes = 10_000 });
        using var producer = TestClients.Producer(broker.BootstrapServers);

        var refusal = await Assert.ThrowsAnyAsync<ProduceException<string, string>>(
            () => producer.ProduceAsync("sales", new Message<string, string> { Value = new string('x', 20_000) }));

        Assert.Equal(ErrorCode.MsgSizeTooLarge, refusal.Error.Code);
    }

    private static IProducer<string, string> CompressingProducer(string bootstrapServers, CompressionType compression)
    {
        try
        {
            return TestClients.Producer(bootstrapServers, config => config.CompressionType = compression);
        }
        catch (InvalidOperationException e)
        {
            Assert.Skip($"this build of librdkafka has no {compression}: {e.Message}");
            throw;
        }
    }
}
