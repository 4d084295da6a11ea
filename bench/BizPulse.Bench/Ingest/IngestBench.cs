using System.Diagnostics;
using System.Globalization;
using BizPulse.Contracts;
using Npgsql;

namespace BizPulse.Bench.Ingest;

/// <summary>
/// How fast the pipeline stores what lies in Kafka, beside a bare COPY of the same rows in the same run.
/// </summary>
internal static class IngestBench
{
    public static async Task<int> RunAsync(string[] options)
    {
        var count =
            options is ["--events", var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : 1_000_000;
        Console.WriteLine($"{count:N0} sales of the simulator's shop; starting the system");
        var sales = ShopLog.Sales(count);
        // nobody stores but who is measured
        await using var system = await RunningSystem.StartAsync(("Ingestion__Roles", "Api"));
        await using var postgres = system.Postgres("ingestion");

        var ordered = await StoreAsync(system, postgres, sales);
        var copy = await BareCopy.RowsPerSecondAsync(postgres, count);
        await CompareAsync(postgres, sales);
        await EmptyAsync(postgres);
        var scattered = await StoreAsync(system, postgres, ShopLog.Scattered(sales));
        await EmptyAsync(postgres);
        var upload = await UploadAsync(system, postgres);

        var report = new BenchReport("ingest");
        report.Add("events_per_s", ordered.EventsPerSecond, "sales stored and rolled up, in the order of time");
        report.Add("scattered_per_s", scattered.EventsPerSecond, "the same in random order");
        report.Add("copy_per_s", copy, "rows by one bare COPY into the same indexed table");
        report.Add("copy_ratio", ordered.EventsPerSecond / copy, "of the bare COPY (aim: 0.25)");
        report.Add(
            "service_us", ordered.ServiceMicroseconds,
            "processor time of the ingestion service per sale in the order of time");
        report.Add("postgres_us", ordered.PostgresMicroseconds, "processor time of Postgres per sale, likewise");
        if (upload is { } seconds)
            report.Add("http_uci_seconds", seconds, "UCI Online Retail, from upload to all numbers right (aim: 60)");
        report.Add(
            "pss_mb", Math.Max(ordered.PssMegabytes, scattered.PssMegabytes),
            "most memory of the ingestion service (aim: 300)");
        report.Publish();
        return 0;
    }

    private static async Task<double?> UploadAsync(RunningSystem system, NpgsqlDataSource postgres)
    {
        var file = Path.Combine(BenchData.Folder, UciUpload.File);
        if (!File.Exists(file))
        {
            Console.WriteLine($"no upload measured: there is no {file}");
            return null;
        }

        using var processor = await IngestionInstance.StartAsync(system, "Processor");
        return await UciUpload.SecondsAsync(system.Gateway, postgres, file);
    }

    /// <summary>Publishes while nobody stores, then measures a processor from its first batch to the last.</summary>
    private static async Task<Storing> StoreAsync(
        RunningSystem system, NpgsqlDataSource postgres, List<SaleRecorded> sales)
    {
        await ShopLog.PublishAsync(system.Kafka, sales);
        Console.WriteLine($"{sales.Count:N0} sales lie in Kafka");

        var before = await StoredAsync(postgres);
        using var processor = await IngestionInstance.StartAsync(system, "Processor");
        long first;
        while ((first = await StoredAsync(postgres)) == before)
            await Task.Delay(20);

        var clock = Stopwatch.StartNew();
        var (service, database) = (RunningSystem.ProcessorTime(processor.Process), PostgresTime());
        var (stored, pss) = (first, 0.0);
        while (stored - before < sales.Count)
        {
            await Task.Delay(200);
            stored = await StoredAsync(postgres);
            pss = Math.Max(pss, RunningSystem.PssMegabytes(processor.Process));
        }
        clock.Stop();
        var events = sales.Count - (first - before);
        var storing = new Storing(
            events / clock.Elapsed.TotalSeconds,
            (RunningSystem.ProcessorTime(processor.Process) - service).TotalMicroseconds / events,
            (PostgresTime() - database).TotalMicroseconds / events, pss);
        Console.WriteLine($"stored at {storing.EventsPerSecond:N0} a second");
        return storing;

        TimeSpan PostgresTime() => RunningSystem.ProcessorTime(system.ProcessesOf("postgres"));
    }

    private static Task<long> StoredAsync(NpgsqlDataSource postgres) =>
        postgres.ScalarAsync<long>(
            "select coalesce(sum(next_offset), 0)::bigint from ingestion.consumer_offsets where topic = 'sales.v1'");

    private static async Task CompareAsync(NpgsqlDataSource postgres, List<SaleRecorded> sales)
    {
        var expected = sales.Sum(sale => sale.Quantity!.Value * sale.UnitPrice!.Value - (sale.Discount ?? 0));
        foreach (var table in new[] { "sales", "sales_daily", "sales_hourly", "order_days" })
        {
            var found = await postgres.ScalarAsync<decimal>($"select sum(revenue) from ingestion.{table}");
            if (found != expected)
                throw new InvalidOperationException($"{table} sums to {found}, the sales to {expected}.");
        }
    }

    private static Task EmptyAsync(NpgsqlDataSource postgres) => postgres.ExecuteAsync("""
        truncate ingestion.sales, ingestion.sales_daily, ingestion.sales_hourly, ingestion.order_days,
            ingestion.stock_levels
        """);

    private sealed record Storing(
        double EventsPerSecond, double ServiceMicroseconds, double PostgresMicroseconds, double PssMegabytes);
}
