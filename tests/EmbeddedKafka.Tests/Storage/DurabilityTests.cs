using System.Collections.Concurrent;
using System.Diagnostics;
using Confluent.Kafka;
using EmbeddedKafka.Storage;
using EmbeddedKafka.Tests.Clients;

namespace EmbeddedKafka.Tests.Storage;

public sealed class DurabilityTests
{
    private static readonly TopicPartition First = new("sales", 0);

    [Fact]
    public async Task A_message_is_written_then_flushed_then_acknowledged()
    {
        var steps = new ConcurrentQueue<string>();
        using var mayFlush = new ManualResetEventSlim(true);
        await using var broker = await TestBroker.StartAsync(options => options with
        {
            OpenFile = path => path.EndsWith(".log", StringComparison.Ordinal)
                ? new WatchedFile(path, onWrite: () => steps.Enqueue("write"), onFlush: () =>
                {
                    mayFlush.Wait();
                    steps.Enqueue("flush");
                })
                : new DiskFile(path),
        });
        using var producer = TestClients.Producer(broker.BootstrapServers);
        using var consumer = TestClients.Consumer(broker.BootstrapServers, "readers");
        consumer.Assign(new TopicPartitionOffset(First, Offset.Beginning));

        mayFlush.Reset();
        var sending = producer.ProduceAsync(First, new Message<string, string> { Value = "x" });
        TestClients.PollUntil(() => !steps.IsEmpty, "a flush has begun");
        Assert.Null(consumer.Consume(TimeSpan.FromMilliseconds(300)));
        Assert.False(sending.IsCompleted);
        mayFlush.Set();
        await sending;
        steps.Enqueue("acknowledge");

        Assert.Equal(["write", "flush", "acknowledge"], steps);
        Assert.Equal("x", consumer.Take(1)[0].Message.Value);
    }

    [Fact]
    public async Task Flushing_can_be_left_to_the_operating_system()
    {
        var flushes = 0;
        await using var broker = await TestBroker.StartAsync(options => options with
        {
            FlushBeforeAcknowledging = false,
            OpenFile = path => new WatchedFile(
                path, onFlush: () => flushes += path.EndsWith(".log", StringComparison.Ordinal) ? 1 : 0),
        });
        using var producer = TestClients.Producer(broker.BootstrapServers);

        await producer.SendAsync(First, ["x"]);

        Assert.Equal(0, flushes);
    }

    [Fact]
    public async Task A_disk_that_fails_to_flush_refuses_instead_of_acknowledging()
    {
        var fails = false;
        await using var broker = await TestBroker.StartAsync(options => options with
        {
            OpenFile = path => new WatchedFile(path, onFlush: () =>
            {
                if (fails)
                    throw new IOException("the disk is gone");
            }),
        });
        using var producer = TestClients.Producer(broker.BootstrapServers, config => config.MessageTimeoutMs = 2_000);
        await producer.SendAsync(First, ["before"]);

        fails = true;
        await Assert.ThrowsAnyAsync<ProduceException<string, string>>(() =>
            producer.ProduceAsync(First, new Message<string, string> { Value = "lost" }));

        fails = false;
        Assert.Contains(broker.Reports, report => report.Contains("the disk is gone"));
    }

    [Fact]
    public async Task Everything_is_there_after_a_restart()
    {
        await using var broker = await TestBroker.StartAsync();
        var (clusterId, port) = (broker.ClusterId, broker.Port);
        using var producer = TestClients.Producer(broker.BootstrapServers);
        await producer.SendAsync(First, ["a", "b", "c"]);
        using var consumer = TestClients.Consumer(broker.BootstrapServers, "readers");
        consumer.Subscribe("sales");
        consumer.Commit(consumer.Take(2)[1]);

        await broker.RestartAsync();
        await producer.SendAsync(First, ["d"]); // the same idempotent producer goes on

        Assert.Equal((clusterId, port), (broker.ClusterId, broker.Port));
        Assert.Equal(2, consumer.Committed([First], TimeSpan.FromSeconds(10))[0].Offset.Value);
        Assert.Equal(["c", "d"], consumer.Take(2).Select(each => each.Message.Value));
    }

    [Fact]
    public async Task A_group_needs_no_rebalance_after_a_restart()
    {
        await using var broker = await TestBroker.StartAsync();
        using var producer = TestClients.Producer(broker.BootstrapServers);
        await producer.SendAsync(First, ["a"]);
        var rebalances = 0;
        using var consumer = new ConsumerBuilder<string, string>(new ConsumerConfig
        {
            BootstrapServers = broker.BootstrapServers,
            GroupId = "readers",
            AutoOffsetReset = AutoOffsetReset.Earliest,
            HeartbeatIntervalMs = 100,
            SessionTimeoutMs = 6_000,
        }).SetPartitionsAssignedHandler((_, _) => rebalances++)
            .SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        consumer.Subscribe("sales");
        consumer.Take(1);

        await broker.RestartAsync();
        await producer.SendAsync(First, ["b"]);

        Assert.Equal("b", consumer.Take(1)[0].Message.Value);
        Assert.Equal(1, rebalances);
    }

    [Fact]
    public async Task A_broker_on_damaged_data_does_not_start_and_names_the_segment()
    {
        await using var broker = await TestBroker.StartAsync();
        using var producer = TestClients.Producer(broker.BootstrapServers);
        await producer.SendAsync(First, Enumerable.Range(0, 100).Select(i => $"{i}"));
        var path = broker.LogFile("sales");

        var refusal = await Assert.ThrowsAsync<DamagedStorageException>(() => broker.RestartAsync(() =>
        {
            var bytes = File.ReadAllBytes(path);
            bytes[bytes.Length / 2] ^= 0xFF;
            File.WriteAllBytes(path, bytes);
        }));

        Assert.Contains(path, refusal.Message);
    }

    [Fact]
    public async Task Two_brokers_never_share_a_folder()
    {
        using var folder = new TempFolder();
        await using var first = await KafkaBroker.StartAsync(new KafkaBrokerOptions { DataFolder = folder.Path });

        var refusal = await Assert.ThrowsAsync<IOException>(() =>
            KafkaBroker.StartAsync(new KafkaBrokerOptions { DataFolder = folder.Path }));

        Assert.Contains(folder.Path, refusal.Message);
    }

    [Fact]
    public async Task A_full_disk_refuses_and_recovers()
    {
        Assert.SkipUnless(Environment.UserName == "root", "only root can mount the small disk that this test fills");
        using var folder = new TempFolder();
        Assert.SkipUnless(
            Run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder.Path), "a tmpfs cannot be mounted here");
        try
        {
            await using var broker = await TestBroker.StartAsync(options => options with { DataFolder = folder.Path });
            using var producer = TestClients.Producer(broker.BootstrapServers);
            using var impatient = TestClients.Producer(
                broker.BootstrapServers,
                config => (config.MessageTimeoutMs, config.EnableIdempotence) = (1_500, false));
            await producer.SendAsync(First, ["before"]);
            var filler = Path.Combine(folder.Path, "filler");
            Fill(filler);

            await Assert.ThrowsAnyAsync<ProduceException<string, string>>(
                () => impatient.ProduceAsync(First, new Message<string, string> { Value = new string('x', 100_000) }));
            await broker.RestartAsync(); // a full disk is no reason not to start
            File.Delete(filler);
            await producer.SendAsync(First, ["after"]);

            using var consumer = TestClients.Consumer(broker.BootstrapServers, "readers");
            consumer.Assign(new TopicPartitionOffset(First, Offset.Beginning));
            Assert.Equal(["before", "after"], consumer.Take(2).Select(each => each.Message.Value));
        }
        finally
        {
            Run("umount", folder.Path);
        }
    }

    private static void Fill(string path)
    {
        using var file = File.Create(path, bufferSize: 0);
        try
        {
            while (true)
                file.Write(new byte[4_096]);
        }
        catch (IOException)
        {
            // full
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
