using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace BizPulse.Bench.Live;

/// <summary>
/// How long a sale takes under a steady load: from its acceptance (the answer of the gateway) until it is stored, and
/// until it counts in the numbers on the SignalR wire. Each sale is one unit, so the n-th accepted sale is there when n
/// units are.
/// </summary>
internal static class LiveBench
{
    private const int EventsPerSecond = 1_000, PerRequest = 100;
    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(5), Patience = TimeSpan.FromMinutes(1);

    public static async Task<int> RunAsync(string[] options)
    {
        var seconds = options is ["--seconds", var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : 30;
        await using var system = await RunningSystem.StartAsync();
        await using var postgres = system.Postgres("ingestion");
        using var till = await Till.SignInAsync(system.Gateway);
        var total = (long)(Warmup.TotalSeconds + seconds) * EventsPerSecond;

        var stored = new Watermark();
        var wired = new Watermark();
        using var stop = new CancellationTokenSource();
        var watching = Task.WhenAll(
            WatchStoreAsync(postgres, stored, stop.Token),
            LiveWire.WatchAsync(system.Gateway, till.Token, units => wired.Rise(units), stop.Token));
        var accepted = await SellAsync(till, total);

        var patience = Stopwatch.StartNew();
        while ((stored.Level < total || wired.Level < total) && patience.Elapsed < Patience)
            await Task.Delay(100);
        await stop.CancelAsync();
        await watching;

        var measured = accepted.Where(one => one.Rank > Warmup.TotalSeconds * EventsPerSecond).ToList();
        var report = new BenchReport("live");
        report.Add("events_per_s", EventsPerSecond, "sales a second, steadily, through the gateway");
        report.Add("stored_p50_ms", Percentile(measured, stored, 0.50), "accepted until stored, median");
        report.Add("stored_p99_ms", Percentile(measured, stored, 0.99), "accepted until stored, p99 (aim: 500)");
        report.Add("wire_p50_ms", Percentile(measured, wired, 0.50), "accepted until on the SignalR wire, median");
        report.Add(
            "wire_p99_ms", Percentile(measured, wired, 0.99), "accepted until on the SignalR wire, p99 (aim: 1000)");
        report.Publish();
        return stored.Level >= total && wired.Level >= total ? 0 : 1;
    }

    /// <summary>Every accepted request: the rank of its last sale, and when the answer came.</summary>
    private static async Task<List<(long Rank, long At)>> SellAsync(Till till, long total)
    {
        var requests = new List<Task<long>>();
        var clock = Stopwatch.StartNew();
        for (var sent = 0L; sent < total; sent += PerRequest)
        {
            var due = TimeSpan.FromSeconds((double)sent / EventsPerSecond) - clock.Elapsed;
            if (due > TimeSpan.Zero)
                await Task.Delay(due);
            requests.Add(till.SellAsync(PerRequest));
        }

        var answers = await Task.WhenAll(requests);
        Array.Sort(answers);
        return [.. answers.Select((at, index) => ((index + 1L) * PerRequest, at))];
    }

    private static async Task WatchStoreAsync(NpgsqlDataSource postgres, Watermark stored, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            stored.Rise(
                await postgres.ScalarAsync<long>("select coalesce(sum(lines), 0)::bigint from ingestion.sales_hourly"));
            await Task.Delay(10, CancellationToken.None);
        }
    }

    private static double Percentile(List<(long Rank, long At)> accepted, Watermark reached, double level)
    {
        var waits = accepted.Select(one =>
            Math.Max(0, Stopwatch.GetElapsedTime(one.At, reached.At(one.Rank)).TotalMilliseconds))
            .Order().ToList();
        return waits[(int)Math.Ceiling(level * waits.Count) - 1];
    }
}
