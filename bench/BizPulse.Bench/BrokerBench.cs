using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using Confluent.Kafka;

namespace BizPulse.Bench;

/// <summary>
/// EmbeddedKafka in a process of its own against librdkafka's mock cluster, which keeps messages in memory inside the
/// client: 200-byte messages, an idempotent producer with the same settings for both. Then rounds of kill -9 under
/// load.
/// </summary>
internal static class BrokerBench
{
    private const string Topic = "bench";
    private const int MessageBytes = 200;

    internal static async Task<int> RunAsync(string[] args)
    {
        var messages = Option(args, "--messages", 10_800_000); // a little over 2 GB
        var turns = Option(args, "--turns", 6);
        var rounds = Option(args, "--kill-rounds", 20);
        var report = new BenchReport("broker");

        await MeasureThroughputAsync(messages / turns, turns, report);
        if (rounds > 0)
            await MeasureLossAsync(rounds, report);
        report.Publish();
        return 0;
    }

    private static int Option(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is var at and >= 0
            ? int.Parse(args[at + 1], CultureInfo.InvariantCulture)
            : otherwise;

    private static async Task MeasureThroughputAsync(int messagesPerTurn, int turns, BenchReport report)
    {
        await using var broker = new BrokerProcess();
        await broker.StartAsync();
        using var memory = new MemoryWatch(broker);
        using var ours = Producer(new ProducerConfig { BootstrapServers = broker.BootstrapServers });
        using var mock = Producer(
            new ProducerConfig(new Dictionary<string, string> { ["test.mock.num.brokers"] = "1" }));
        Produce(ours, 100_000); // both warm
        Produce(mock, 100_000);

        var (oursPerSecond, mockPerSecond) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < turns; turn++) // by turns, so that a noisy machine is noisy for both
        {
            mockPerSecond.Add(Produce(mock, messagesPerTurn));
            oursPerSecond.Add(Produce(ours, messagesPerTurn));
            Console.WriteLine($"turn {turn + 1} of {turns}: {oursPerSecond[^1]:n0}/s, mock {mockPerSecond[^1]:n0}/s");
        }

        var consumed = Consume(broker.BootstrapServers, messagesPerTurn * turns);
        report.Add(
            "produce_per_s", Median(oursPerSecond), $"messages of {MessageBytes} bytes, idempotent, acks=all, fsynced");
        report.Add("mock_produce_per_s", Median(mockPerSecond), "the same client against librdkafka's mock cluster");
        report.Add("produce_ratio", Median(oursPerSecond) / Median(mockPerSecond), "at least 0.8 wanted");
        report.Add("consume_per_s", consumed, "at least 1.5 x produce_per_s wanted");
        report.Add(
            "pss_mb", memory.Highest,
            $"the broker's highest, while {(long)messagesPerTurn * turns * MessageBytes / 1e9:n1} GB passed; "
            + "under 150 wanted");
    }

    private static IProducer<Null, byte[]> Producer(ProducerConfig config)
    {
        config.EnableIdempotence = true;
        config.Acks = Acks.All;
        config.LingerMs = 5;
        config.QueueBufferingMaxMessages = 500_000;
        config.DeliveryReportFields = "none";
        return new ProducerBuilder<Null, byte[]>(config).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { })
            .Build();
    }

    /// <summary>Messages per second, from the first call to the last acknowledgement.</summary>
    private static double Produce(IProducer<Null, byte[]> producer, int count)
    {
        var message = new Message<Null, byte[]> { Value = new byte[MessageBytes] };
        Random.Shared.NextBytes(message.Value);
        var acknowledged = 0;
        void Count(DeliveryReport<Null, byte[]> delivered)
        {
            if (delivered.Error.IsError)
                throw new KafkaException(delivered.Error);
            Interlocked.Increment(ref acknowledged);
        }

        var clock = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
            Send(producer, message, Count);
        producer.Flush();
        var seconds = clock.Elapsed.TotalSeconds;
        return acknowledged == count
            ? count / seconds
            : throw new InvalidOperationException($"{acknowledged} of {count} acknowledged");
    }

    private static void Send(
        IProducer<Null, byte[]> producer, Message<Null, byte[]> message, Action<DeliveryReport<Null, byte[]>> delivered)
    {
        while (true)
        {
            try
            {
                producer.Produce(Topic, message, delivered);
                return;
            }
            catch (ProduceException<Null, byte[]> e) when (e.Error.Code == ErrorCode.Local_QueueFull)
            {
                Thread.Sleep(1);
            }
        }
    }

    private static double Consume(string bootstrapServers, int count)
    {
        using var consumer = Consumer(bootstrapServers);
        consumer.Consume(TimeSpan.FromSeconds(10)); // joined, and the first message is here
        var clock = Stopwatch.StartNew();
        for (var i = 1; i < count; i++)
            if (consumer.Consume(TimeSpan.FromSeconds(10)) is null)
                throw new InvalidOperationException($"only {i} of {count} messages came");
        return count / clock.Elapsed.TotalSeconds;
    }

    private static IConsumer<Ignore, byte[]> Consumer(string bootstrapServers)
    {
        var consumer = new ConsumerBuilder<Ignore, byte[]>(new ConsumerConfig
        {
            BootstrapServers = bootstrapServers,
            GroupId = $"bench-{Guid.NewGuid():N}",
            AutoOffsetReset = AutoOffsetReset.Earliest,
            EnableAutoCommit = false,
            ConsumeResultFields = "none",
            QueuedMinMessages = 1_000_000, // or the client stops fetching for a while each time it has enough
            FetchQueueBackoffMs = 10,
        }).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        consumer.Subscribe(Topic);
        return consumer;
    }

    /// <summary>
    /// Numbers every message, kills the broker while they flow, and looks for all that were acknowledged.
    /// </summary>
    private static async Task MeasureLossAsync(int rounds, BenchReport report)
    {
        await using var broker = new BrokerProcess();
        await broker.StartAsync();
        var acknowledged = new HashSet<long>();
        var random = new Random(1);
        var sent = 0L;
        for (var round = 0; round < rounds; round++)
        {
            using var producer = Producer(
                new ProducerConfig { BootstrapServers = broker.BootstrapServers, MessageTimeoutMs = 60_000 });
            using var stop = new CancellationTokenSource();
            var sending = Task.Run(() => SendNumbers(producer, ref sent, acknowledged, stop.Token));
            await Task.Delay(random.Next(300, 900));
            await broker.KillAsync();
            await broker.StartAsync(); // the same producer goes on where it was
            await Task.Delay(random.Next(100, 300));
            await stop.CancelAsync();
            await sending;
        }

        var (lost, duplicates) = Compare(broker.BootstrapServers, acknowledged);
        report.Add("kill_rounds", rounds, "times kill -9 under load");
        report.Add("acknowledged", acknowledged.Count, "messages in these rounds");
        report.Add("lost", lost, "acknowledged with acks=all, and not there");
        report.Add("duplicated", duplicates, "there more than once");
    }

    private static void SendNumbers(
        IProducer<Null, byte[]> producer, ref long next, HashSet<long> acknowledged, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var number = next++;
            var message = new Message<Null, byte[]> { Value = new byte[MessageBytes] };
            BinaryPrimitives.WriteInt64LittleEndian(message.Value, number);
            Send(producer, message, delivered =>
            {
                if (delivered.Error.IsError)
                    return;
                lock (acknowledged)
                    acknowledged.Add(number);
            });
        }
        producer.Flush(CancellationToken.None);
    }

    private static (int Lost, int Duplicates) Compare(string bootstrapServers, HashSet<long> acknowledged)
    {
        using var consumer = Consumer(bootstrapServers);
        var seen = new HashSet<long>();
        var duplicates = 0;
        while (consumer.Consume(TimeSpan.FromSeconds(seen.Count == 0 ? 30 : 3)) is { } result)
            if (!seen.Add(BinaryPrimitives.ReadInt64LittleEndian(result.Message.Value)))
                duplicates++;
        return (acknowledged.Count(number => !seen.Contains(number)), duplicates);
    }

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private sealed class MemoryWatch : IDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _watching;

        public MemoryWatch(BrokerProcess broker) => _watching = Task.Run(async () =>
        {
            while (!_stop.IsCancellationRequested)
            {
                Highest = Math.Max(Highest, broker.PssMegabytes());
                await Task.Delay(200);
            }
        });

        public double Highest { get; private set; }

        public void Dispose()
        {
            _stop.Cancel();
            _watching.Wait();
            _stop.Dispose();
        }
    }
}
