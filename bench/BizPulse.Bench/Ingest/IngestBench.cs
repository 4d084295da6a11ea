using System.Diagnostics;
using System.Globalization;
using BizPulse.Contracts;

namespace BizPulse.Bench.Ingest;

/// <summary>How fast the pipeline stores what lies in Kafka, beside a bare COPY of the same rows in the same run.</summary>
internal static class IngestBench
{
    private const string Assembly = "BizPulse.Ingestion";
    private const string Database = "postgres";

    public static async Task<int> RunAsync(string[] options)
    {
        var count = options is ["--events", var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : 1_000_000;
        Console.WriteLine($"{count:N0} sales of the simulator's shop; starting the system");
        var sales = ShopLog.Sales(count);
        await using var system = await RunningSystem.StartAsync();

        var ordered = await StoreAsync(system, sales);
        var copy = await BareCopy.RowsPerSecondAsync(system.Postgres, count);
        await CompareAsync(system, sales);
        await EmptyAsync(system);
        var scattered = await StoreAsync(system, ShopLog.Scattered(sales));
        await EmptyAsync(system);
        var upload = await UploadAsync(system);

        var report = new BenchReport("ingest");
        report.Add("events_per_s", ordered.EventsPerSecond, "sales stored and rolled up, in the order of time");
        report.Add("scattered_per_s", scattered.EventsPerSecond, "the same in random order");
        report.Add("copy_per_s", copy, "rows by one bare COPY into the same indexed table");
        report.Add("copy_ratio", ordered.EventsPerSecond / copy, "of the bare COPY (aim: 0.25)");
        report.Add("service_us", ordered.ServiceMicroseconds, "processor time of the ingestion service per sale in the order of time");
        report.Add("postgres_us", ordered.PostgresMicroseconds, "processor time of Postgres per sale, likewise");
        if (upload is { } seconds)
            report.Add("http_uci_seconds", seconds, "UCI Online Retail, from upload to all numbers right (aim: 60)");
        report.Add("pss_mb", Math.Max(ordered.PssMegabytes, scattered.PssMegabytes), "most memory of the ingestion service (aim: 300)");
        report.Publish();
        return 0;
    }

    private static async Task<double?> UploadAsync(RunningSystem system)
    {
        var file = Path.Combine(BenchData.Folder, UciUpload.File);
        if (File.Exists(file))
            return await UciUpload.SecondsAsync(system, file);
        Console.WriteLine($"no upload measured: there is no {file}");
        return null;
    }

    /// <summary>Publishes while the service is stopped, then measures from its first batch to the last.</summary>
    private static async Task<Storing> StoreAsync(RunningSystem system, List<SaleRecorded> sales)
    {
        await system.StopAsync("ingestion");
        await ShopLog.PublishAsync(system.Kafka, sales);
        Console.WriteLine($"{sales.Count:N0} sales lie in Kafka");

        var starting = system.StartAsync("ingestion");
        var before = await StoredAsync(system);
        long first;
        while ((first = await StoredAsync(system)) == before)
            await Task.Delay(20);

        var clock = Stopwatch.StartNew();
        var (service, postgres) = (RunningSystem.ProcessorTime(Assembly), RunningSystem.ProcessorTime(Database));
        var (stored, pss) = (first, 0.0);
        while (stored - before < sales.Count)
        {
            await Task.Delay(200);
            stored = await StoredAsync(system);
            pss = Math.Max(pss, RunningSystem.PssMegabytes(Assembly));
        }
        clock.Stop();
        await starting;
        var events = sales.Count - (first - before);
        var storing = new Storing(
            events / clock.Elapsed.TotalSeconds, (RunningSystem.ProcessorTime(Assembly) - service).TotalMicroseconds / events,
            (RunningSystem.ProcessorTime(Database) - postgres).TotalMicroseconds / events, pss);
        Console.WriteLine($"stored at {storing.EventsPerSecond:N0} a second");
        return storing;
    }

    private static Task<long> StoredAsync(RunningSystem system) =>
        system.ScalarAsync<long>("select coalesce(sum(next_offset), 0)::bigint from ingestion.consumer_offsets where topic = 'sales.v1'");

    private static async Task CompareAsync(RunningSystem system, List<SaleRecorded> sales)
    {
        var expected = sales.Sum(sale => sale.Quantity!.Value * sale.UnitPrice!.Value - (sale.Discount ?? 0));
        foreach (var table in new[] { "sales", "sales_daily", "sales_hourly", "order_days" })
        {
            var found = await system.ScalarAsync<decimal>($"select sum(revenue) from ingestion.{table}");
            if (found != expected)
                throw new InvalidOperationException($"{table} sums to {found}, the sales to {expected}.");
        }
    }

    private static Task EmptyAsync(RunningSystem system) => system.ExecuteAsync("""
        truncate ingestion.sales, ingestion.sales_daily, ingestion.sales_hourly, ingestion.order_days, ingestion.stock_levels
        """);

    private sealed record Storing(double EventsPerSecond, double ServiceMicroseconds, double PostgresMicroseconds, double PssMegabytes);
}
