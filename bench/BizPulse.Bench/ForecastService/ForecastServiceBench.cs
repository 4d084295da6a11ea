using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using BizPulse.Bench.Live;
using BizPulse.Bench.Reads;

namespace BizPulse.Bench.ForecastService;

/// <summary>
/// The demo shop from an empty folder: how soon all is forecast, how long a full run takes, how fast forecasts and
/// advice are read, what is kept in memory, and how honest intervals are on the last 30 days, held back, against what
/// people really wanted.
/// </summary>
internal static class ForecastServiceBench
{
    private const int HeldBackDays = 30;
    private const string Holidays = "DE"; // of the demo shop
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    public static async Task<int> RunAsync(string[] options)
    {
        var products =
            options is ["--products", var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : 120;
        var clock = Stopwatch.StartNew();
        await using var system = await RunningSystem.StartAsync(
            ("BizPulse__Demo", "true"), ("Simulator__Products", $"{products}"));
        using var till = await Till.SignInAsync(system.Gateway);
        using var http = new HttpClient { BaseAddress = system.Gateway };
        http.DefaultRequestHeaders.Authorization = new("Bearer", till.Token);

        await UntilAsync(
            http, "/api/forecasts?limit=1",
            list => list.GetProperty("summary").GetProperty("lastFullRunAt").ValueKind != JsonValueKind.Null);
        var first = clock.Elapsed;
        var full = await RunAllAsync(http);
        var list = await http.GetFromJsonAsync<JsonElement>("/api/forecasts?limit=500");
        string[] skus = [.. list.GetProperty("items").EnumerateArray().Select(
            item => Uri.EscapeDataString(item.GetProperty("sku").GetString()!))];
        var reads = await ReadTimes.MeasureAsync(http, i => $"/api/forecasts/{skus[i % skus.Length]}");
        var inventory = await ReadTimes.MeasureAsync(http, _ => "/api/inventory?limit=100");
        var memory = system.PssMegabytes();
        await using var postgres = system.Postgres("forecast");
        var truth = new TrueDemand(Path.Combine(system.Folder, "data", "simulator"));
        var yesterday = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-1);
        var heldBack = await HeldBack.MeasureAsync(
            postgres, yesterday.AddDays(-HeldBackDays), HeldBackDays, truth, holidays: "");
        var (knowing, ignorant) = (new List<HeldBack>(), new List<HeldBack>());
        foreach (var origin in HolidaySeasons(yesterday))
        {
            knowing.Add(await HeldBack.MeasureAsync(postgres, origin, HeldBackDays, truth, Holidays));
            ignorant.Add(await HeldBack.MeasureAsync(postgres, origin, HeldBackDays, truth, holidays: ""));
        }

        var report = new BenchReport("forecast-service");
        report.Add(
            "first_forecasts_seconds", first.TotalSeconds,
            "from the start on an empty folder until the first choice is made");
        report.Add(
            $"full_run_seconds_{products}", full.TotalSeconds,
            "a full run on demand, categories included (aim at 120 products: 20)");
        report.Add("get_p95_ms", reads.P95, "GET /api/forecasts/{sku} through the gateway, one at a time (aim: 30)");
        report.Add("inventory_p95_ms", inventory.P95, "GET /api/inventory?limit=100, the same way (aim: 30)");
        report.Add(
            "coverage80", heldBack.Coverage80,
            "80 % intervals of the held back days, randomised PIT (aim: 0.76 to 0.84)");
        report.Add("coverage95", heldBack.Coverage95, "95 % intervals");
        report.Add("wape", heldBack.Wape, "Σ|error| / Σ demand, per product and day");
        report.Add("naive_wape", heldBack.NaiveWape, "the same for repeating the last week");
        report.Add("bias", heldBack.Bias, "Σ(forecast − demand) / Σ demand");
        report.Add(
            "holidays_wape", knowing.Average(window => window.Wape),
            "the same error in the 30 days of the last May and the last Christmas, each held back");
        report.Add(
            "holidays_unknown_wape", ignorant.Average(window => window.Wape),
            "the same without a calendar of public holidays");
        report.Add("pss_mb", memory["forecast"], "of the service after the runs");
        report.Add("stack_pss_mb", memory.Values.Sum(), "of everything, with the shop's live traffic (aim: 1,500)");
        report.Publish();
        return 0;
    }

    private static async Task<TimeSpan> RunAllAsync(HttpClient http)
    {
        using var asked = await http.PostAsJsonAsync("/api/forecasts/run", new { });
        asked.EnsureSuccessStatusCode();
        var run = await UntilAsync(
            http, $"{asked.Headers.Location}", run => run.GetProperty("finishedAt").ValueKind != JsonValueKind.Null);
        return run.GetProperty("finishedAt").GetDateTime() - run.GetProperty("startedAt").GetDateTime();
    }

    private static IEnumerable<DateOnly> HolidaySeasons(DateOnly yesterday)
    {
        foreach (var (month, day) in ((int, int)[])[(4, 25), (11, 30)])
        {
            var origin = new DateOnly(yesterday.Year, month, day);
            yield return origin.AddDays(HeldBackDays) <= yesterday ? origin : origin.AddYears(-1);
        }
    }

    private static async Task<JsonElement> UntilAsync(HttpClient http, string address, Func<JsonElement, bool> isSo)
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < Patience)
        {
            using var answer = await http.GetAsync(address);
            if (answer.IsSuccessStatusCode
                && await answer.Content.ReadFromJsonAsync<JsonElement>() is var found && isSo(found))
                return found;
            await Task.Delay(200);
        }
        throw new TimeoutException($"{address} never answered as expected");
    }
}
