using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using BizPulse.Bench.Live;

namespace BizPulse.Bench.Reads;

/// <summary>
/// What the pages ask, of the demo shop while it trades, through the gateway and one at a time; beside it the plainest
/// SQL for the same days.
/// </summary>
internal static class ReadsBench
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    public static async Task<int> RunAsync(string[] options)
    {
        await using var system = await RunningSystem.StartAsync(("BizPulse__Demo", "true"));
        using var till = await Till.SignInAsync(system.Gateway);
        using var http = new HttpClient { BaseAddress = system.Gateway };
        http.DefaultRequestHeaders.Authorization = new("Bearer", till.Token);
        string[] skus = [.. (await ForecastAsync(http)).Select(Uri.EscapeDataString)];

        await using var postgres = system.Postgres("ingestion");
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var report = new BenchReport("reads");
        foreach (var (name, days, aim) in new[] { ("kpis_30d", 30, 40), ("kpis_year", 365, 80) })
        {
            var kpis = await ReadTimes.MeasureAsync(
                http, _ => $"/api/analytics/kpis?from={Day(today, days)}&to={Day(today, 1)}");
            var plain = await ReadTimes.MeasureAsync(async _ =>
            {
                await using var command = postgres.CreateCommand(
                    "select day, sum(units), sum(revenue) from sales_daily where day > $1 group by day");
                command.Parameters.Add(new() { Value = today.AddDays(-days) });
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                {
                    // All of it is fetched.
                }
            });
            Add(report, name, kpis, $"GET /api/analytics/kpis of {days} days and the {days} before (aim: {aim})");
            report.Add(
                $"{name}_ratio", kpis.P50 / plain.P50,
                $"of {plain.P50.ToString("0.0", CultureInfo.InvariantCulture)} ms for units and revenue "
                + "per day by plain SQL");
        }

        Add(
            report, "daily_trend", await ReadTimes.MeasureAsync(http, _ => "/api/revenue/daily-trend"),
            "GET /api/revenue/daily-trend, thirty days");
        Add(
            report, "top_products", await ReadTimes.MeasureAsync(http, _ => "/api/products/top"),
            "GET /api/products/top, thirty days");
        Add(
            report, "product", await ReadTimes.MeasureAsync(http, i => $"/api/products/{skus[i % skus.Length]}"),
            "GET /api/products/{sku}, thirty days");
        Add(
            report, "recent_sales", await ReadTimes.MeasureAsync(http, _ => "/api/sales/recent"),
            "GET /api/sales/recent");
        Add(
            report, "forecast", await ReadTimes.MeasureAsync(http, i => $"/api/forecasts/{skus[i % skus.Length]}"),
            "GET /api/forecasts/{sku} (aim: 30)");
        Add(
            report, "inventory", await ReadTimes.MeasureAsync(http, _ => "/api/inventory?limit=100"),
            "GET /api/inventory?limit=100 (aim: 30)");
        var password = (await File.ReadAllTextAsync(Path.Combine(system.Folder, "admin-password"))).Trim();
        using var admin = await Till.SignInAsync(system.Gateway, "admin", password);
        using var other = new HttpClient { BaseAddress = system.Gateway };
        other.DefaultRequestHeaders.Authorization = new("Bearer", admin.Token);
        await BesideAGreedyOne.MeasureAsync(
            report, http, other, $"/api/analytics/kpis?from={Day(today, 30)}&to={Day(today, 1)}");
        report.Publish();
        return 0;
    }

    private static void Add(BenchReport report, string name, ReadTimes times, string meaning)
    {
        report.Add($"{name}_p50_ms", times.P50, meaning);
        report.Add($"{name}_p95_ms", times.P95, "");
    }

    private static string Day(DateOnly today, int daysBack) =>
        today.AddDays(1 - daysBack).ToString("O", CultureInfo.InvariantCulture);

    // The shop's history is all there, and forecast.
    private static async Task<IEnumerable<string>> ForecastAsync(HttpClient http)
    {
        for (var waited = TimeProvider.System.GetTimestamp();
            TimeProvider.System.GetElapsedTime(waited) < Patience;
            await Task.Delay(500))
        {
            var list = await http.GetFromJsonAsync<JsonElement>("/api/forecasts?limit=500");
            if (list.GetProperty("summary").GetProperty("lastFullRunAt").ValueKind != JsonValueKind.Null)
                return [
                    .. list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("sku").GetString()!)];
        }
        throw new TimeoutException("the demo shop was never forecast");
    }
}
