using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace BizPulse.Bench.Reads;

/// <summary>One account keeps fifty expensive questions under way while another reads its thirty days.</summary>
internal static class BesideAGreedyOne
{
    private const int Parallel = 50, Reads = 60;

    // No two alike, so that no answer is kept.
    private static readonly string[] Expensive =
    [
        "/api/analytics/kpis?from=2016-12-02&to={0}", "/api/revenue/daily-trend?from=2016-12-02&to={0}",
        "/api/products/top?from=2016-12-02&limit=100&to={0}", "/api/customers/top?from=2016-12-02&to={0}",
    ];

    public static async Task MeasureAsync(BenchReport report, HttpClient greedy, HttpClient other, string thirtyDays)
    {
        var alone = await ReadAsync(other, thirtyDays);
        var answers = new ConcurrentDictionary<HttpStatusCode, int>();
        using var stop = new CancellationTokenSource();
        var asking = Enumerable.Range(0, Parallel).Select(nth => AskAsync(greedy, nth, answers, stop.Token)).ToList();
        await Task.Delay(TimeSpan.FromSeconds(2));
        var beside = await ReadAsync(other, thirtyDays);
        await stop.CancelAsync();
        await Task.WhenAll(asking);

        report.Add("kpis_alone_p95_ms", alone.P95, "GET /api/analytics/kpis of 30 days by an account of its own");
        report.Add(
            "kpis_beside_p95_ms", beside.P95,
            $"the same while another account keeps {Parallel} questions over ten years under way (aim: 1,000)");
        foreach (var (status, count) in answers.OrderBy(answer => answer.Key))
            report.Add($"greedy_{(int)status}", count, "how the other's questions were answered");
    }

    private static async Task<ReadTimes> ReadAsync(HttpClient http, string address)
    {
        var times = new List<double>();
        for (var i = 0; i < Reads; i++)
        {
            var started = Stopwatch.GetTimestamp();
            using var answer = await http.GetAsync(address);
            answer.EnsureSuccessStatusCode();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        times.Sort();
        return new(times[times.Count / 2], times[(int)(0.95 * times.Count)]);
    }

    private static async Task AskAsync(
        HttpClient http, int nth, ConcurrentDictionary<HttpStatusCode, int> answers, CancellationToken stop)
    {
        for (var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-nth * 20); ; day = day.AddDays(-1))
        {
            var address = string.Format(
                CultureInfo.InvariantCulture, Expensive[nth % Expensive.Length], day.ToString("O", null));
            try
            {
                using var answer = await http.GetAsync(address, stop);
                answers.AddOrUpdate(answer.StatusCode, 1, (_, count) => count + 1);
                if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                    await Task.Delay(100, stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
