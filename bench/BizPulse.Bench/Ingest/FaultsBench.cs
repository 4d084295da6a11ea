using System.Globalization;
using System.Text;
using BizPulse.Contracts;
using Confluent.Kafka;
using Npgsql;

namespace BizPulse.Bench.Ingest;

/// <summary>
/// Loads with duplicates and bad messages, each hit by a fault in its middle, while somebody reads; afterwards every
/// sum has to be exactly right: nothing lost, nothing twice, and no read answered by 500.
/// </summary>
internal static class FaultsBench
{
    private const int SalesPerRound = 20_000;
    private const int BadPerRound = 50;
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    public static async Task<int> RunAsync(string[] options)
    {
        var rounds =
            options is ["--rounds", var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : Fault.All.Count;
        var sales = ShopLog.Sales(rounds * SalesPerRound);
        await using var system = await RunningSystem.StartAsync(("Replicas__ingestion", "2"));
        await using var postgres = system.Postgres("ingestion");
        await using var reader = new Reader(system);

        var (lost, twice) = (0L, 0L);
        for (var round = 0; round < rounds; round++)
        {
            var fault = Fault.All[round % Fault.All.Count];
            var known = sales.Take((round + 1) * SalesPerRound).ToList();
            var load = known.TakeLast(SalesPerRound).ToList();
            await (fault.IsOfTheApi ? LoadByHttpAsync(system, load) : LoadAsync(system, load, round, fault));
            if (fault.LosesLog)
                await PublishAsync(system, known.TakeLast(SalesPerRound), []); // as its sender would
            var (missing, surplus) = await CompareAsync(postgres, known);
            await system.HealthyAsync();
            (lost, twice) = (lost + missing, twice + surplus);
            Console.WriteLine($"round {round + 1}: {fault.Name}: {missing} lost, {surplus} twice");
        }

        var report = new BenchReport("faults");
        report.Add("rounds", rounds, "loads with a fault in the middle");
        report.Add("lost", lost, "events that are missing (aim: 0)");
        report.Add("twice", twice, "events that count more than once (aim: 0)");
        report.Add("reads", reader.Answers, "answers to who read meanwhile");
        report.Add("reads_500", reader.Failures, "of which 500 (aim: 0)");
        report.Publish();
        return lost + twice + reader.Failures == 0 ? 0 : 1;
    }

    private static async Task LoadAsync(RunningSystem system, List<SaleRecorded> sales, int round, Fault fault)
    {
        var repeated = sales.Concat(sales.Where((_, i) => i % 10 == 0)).ToList();
        var bad = Enumerable.Range(0, BadPerRound).Select(i => $"{{\"round\":{round},\"bad\":{i}").ToList();
        var publishing = PublishAsync(system, repeated, bad);
        await Task.Delay(300);
        await fault.StrikeAsync(system);
        if (fault.LosesLog)
            // what it was about to say is lost with the log
            await Task.WhenAny(publishing, Task.Delay(TimeSpan.FromSeconds(30)));
        else
            await publishing;
    }

    private static async Task LoadByHttpAsync(RunningSystem system, List<SaleRecorded> sales)
    {
        using var api = await IngestionInstance.StartAsync(system, "Api");
        await api.ReadyAsync();
        var sending = api.SendAsync(sales);
        await Task.Delay(300);
        api.Kill();
        await sending;
    }

    private static async Task PublishAsync(
        RunningSystem system, IEnumerable<SaleRecorded> sales, IEnumerable<string> bad)
    {
        var config = new ProducerConfig
        {
            BootstrapServers = system.Kafka,
            EnableIdempotence = true,
            LingerMs = 5,
            MessageTimeoutMs = (int)_patience.TotalMilliseconds,
        };
        using var producer = new ProducerBuilder<string, byte[]>(config).SetLogHandler((_, _) => { }).Build();
        var messages = sales.Select(sale => (Key: sale.Key!, Body: EventWriter.ToJson(sale)))
            .Concat(bad.Select(text => (Key: text, Body: Encoding.UTF8.GetBytes(text))));
        foreach (var part in messages.Chunk(1_000))
            await Task.WhenAll(part.Select(message => SendAsync(producer, message.Key, message.Body)));
    }

    // Sent until it is acknowledged: what was stored twice by that counts once.
    private static async Task SendAsync(IProducer<string, byte[]> producer, string key, byte[] body)
    {
        while (true)
        {
            try
            {
                await producer.ProduceAsync(Topics.Sales, new() { Key = key, Value = body });
                return;
            }
            catch (ProduceException<string, byte[]> failure) when (!failure.Error.IsFatal)
            {
                await Task.Delay(200);
            }
        }
    }

    private static async Task<(long Missing, long Surplus)> CompareAsync(
        NpgsqlDataSource postgres, List<SaleRecorded> known)
    {
        var deadline = DateTime.UtcNow + _patience;
        while (await CountAsync(postgres) < known.Count && DateTime.UtcNow < deadline)
            await Task.Delay(500);

        var count = await CountAsync(postgres);
        var lines = await postgres.ScalarAsync<long>(
            "select coalesce(sum(lines), 0)::bigint from ingestion.sales_daily");
        var surplus = Math.Max(0, lines - known.Count);
        if (count == known.Count && lines == count && await DiffersAsync(postgres, known))
            surplus++; // the right number of events, but not the right money
        return (Math.Max(0, known.Count - count), surplus);
    }

    private static async Task<bool> DiffersAsync(NpgsqlDataSource postgres, List<SaleRecorded> known)
    {
        var expected = known.Sum(sale => sale.Quantity!.Value * sale.UnitPrice!.Value - (sale.Discount ?? 0));
        return await postgres.ScalarAsync<bool>($"""
            select bool_or(revenue <> {expected.ToString(CultureInfo.InvariantCulture)}) from (
                select sum(revenue) as revenue from ingestion.sales
                union all select sum(revenue) from ingestion.sales_daily
                union all select sum(revenue) from ingestion.sales_hourly
                union all select sum(revenue) from ingestion.order_days) sums
            """);
    }

    private static async Task<long> CountAsync(NpgsqlDataSource postgres)
    {
        try
        {
            return await postgres.ScalarAsync<long>("select count(*) from ingestion.sales");
        }
        catch (NpgsqlException)
        {
            return 0; // it is coming up again
        }
    }
}
