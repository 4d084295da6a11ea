using System.Net;
using System.Net.Http.Json;
using BizPulse.Forecasting;
using BizPulse.Forecasts.Features.Forecasts;
using BizPulse.Forecasts.Features.Sums;
using BizPulse.Forecasts.Jobs;
using BizPulse.Forecasts.Stored;
using BizPulse.Testing;

namespace BizPulse.Forecasts.Tests;

public sealed class ForecastingTests(RealEngines engines)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_choice_forecasts_every_product_and_what_they_add_up_to()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        for (var i = 0; i < 6; i++)
        {
            await forecast.ProductAsync($"tea-{i}", i < 3 ? "Tea" : "Coffee");
            await forecast.SalesAsync($"tea-{i}", ForecastUnderTest.Weeks(200, 4 + i, seed: i));
        }

        await forecast.WorkAsync();

        using var client = forecast.SignedIn();
        var one = (await client.GetFromJsonAsync<ProductForecast>(
            "/api/forecasts/tea-3?history=10", ForecastUnderTest.Json, Ct))!;
        Assert.Equal(("models", "choice", false), (one.Method.Kind, one.Reason, one.Stale));
        Assert.Equal(
            (ForecastUnderTest.Today.AddDays(-1), ForecastUnderTest.Today, 30),
            (one.Origin, one.Days[0].Day, one.Days.Count));
        Assert.Equal((10, 200), (one.History.Count, one.HistoryDays));
        Assert.All(
            one.Days,
            day => Assert.True(
                day.P2Point5 <= day.P10 && day.P10 <= day.P50 && day.P50 <= day.P90 && day.P90 <= day.P97Point5));
        Assert.InRange(one.Total!.Mean, 30 * 7 * 0.9, 30 * 7 * 1.6); // seven on weekdays, eleven at weekends
        Assert.True(one.Accuracy!.Folds > 0);
        Assert.NotNull(one.Today);

        var list = (await client.GetFromJsonAsync<ForecastList>(
            "/api/forecasts?category=Tea&sort=next&direction=desc&limit=2", ForecastUnderTest.Json, Ct))!;
        Assert.Equal(["tea-2", "tea-1"], list.Items.Select(item => item.Sku));
        Assert.Equal(3, list.Total);
        var sold = ForecastUnderTest.Weeks(200, 6, seed: 2)[^30..];
        Assert.Equal(sold, list.Items[0].Trend);
        Assert.Equal((sold.Sum(), null), (list.Items[0].LastUnits, list.Items[0].NextValue)); // it has no list price
        var rest = (await client.GetFromJsonAsync<ForecastList>(
            $"/api/forecasts?category=Tea&sort=next&direction=desc&limit=2&cursor={list.Next}", ForecastUnderTest.Json,
            Ct))!;
        Assert.Equal(("tea-0", null), (Assert.Single(rest.Items).Sku, rest.Next));
        Assert.Equal(
            (6, 6, 0, 0), (list.Summary.Products, list.Summary.Forecast, list.Summary.Stale, list.Summary.Failed));
        Assert.NotNull(list.Summary.LastFullRunAt);

        var units = (await client.GetFromJsonAsync<SumForecast>(
            "/api/analytics/forecast/demand?category=Tea", ForecastUnderTest.Json, Ct))!;
        var ofProducts = await forecast.OneAsync<double>(
            "select sum(total_mean)::float8 from forecasts where level = 'product' and key < 'tea-3'");
        Assert.Equal(ofProducts, units.Total!.Mean, tolerance: 0.1);
        var again = (await client.GetFromJsonAsync<SumForecast>(
            $"/api/analytics/forecast/demand?category=Tea&version={units.Version}", ForecastUnderTest.Json, Ct))!;
        Assert.Equal(units.Total, again.Total);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await client.GetAsync("/api/analytics/forecast/demand?category=Tea&version=987654", Ct)).StatusCode);
        var revenue = (await client.GetFromJsonAsync<SumForecast>(
            "/api/analytics/forecast/revenue?periods=7", ForecastUnderTest.Json, Ct))!;
        var (tea, coffee) = ((await RevenueAsync("Tea")).Total!.Mean, (await RevenueAsync("Coffee")).Total!.Mean);
        Assert.Equal(("GBP", 7, "total"), (revenue.Currency, revenue.Days.Count, revenue.Level));
        Assert.Equal(tea + coffee, revenue.Total!.Mean, tolerance: 1);

        async Task<SumForecast> RevenueAsync(string category) =>
            (await client.GetFromJsonAsync<SumForecast>(
                $"/api/analytics/forecast/revenue?periods=7&category={category}", ForecastUnderTest.Json, Ct))!;
    }

    [Fact]
    public async Task A_category_that_comes_later_has_its_forecast_soon_after_its_products()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await forecast.ProductAsync("tea");
        await forecast.SalesAsync("tea", ForecastUnderTest.Weeks(60, 6, seed: 1));
        await forecast.WorkAsync();
        await forecast.ProductAsync("beans", "Coffee");
        await forecast.SalesAsync("beans", ForecastUnderTest.Weeks(60, 9, seed: 2));

        forecast.Clock.Advance(TimeSpan.FromMinutes(1));
        await forecast.WorkAsync();
        await forecast.WorkAsync();

        using var client = forecast.SignedIn();
        var beans = (
            await client.GetFromJsonAsync<ProductForecast>("/api/forecasts/beans", ForecastUnderTest.Json, Ct))!;
        var coffee = (await client.GetFromJsonAsync<SumForecast>(
            "/api/analytics/forecast/demand?category=Coffee", ForecastUnderTest.Json, Ct))!;
        Assert.Equal(beans.Total!.Mean, coffee.Total!.Mean, tolerance: 0.01);
        await forecast.WorkAsync();
        Assert.Equal(0, await forecast.OneAsync<long>("select count(*) from jobs"));
    }

    [Fact]
    public async Task A_name_may_have_a_slash_and_an_unknown_one_is_told()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await forecast.ProductAsync("tea/green");
        using var client = forecast.SignedIn();

        var tea = (
            await client.GetFromJsonAsync<ProductForecast>("/api/forecasts/tea%2Fgreen", ForecastUnderTest.Json, Ct))!;
        using var unknown = await client.GetAsync("/api/forecasts/tea%2Fblack", Ct);

        Assert.Equal("The tea/green", tea.Name);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("There is no product 'tea/black'.", await unknown.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task Sums_follow_changed_products_that_have_moved_away_from_them()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await forecast.ProductAsync("tea");
        await forecast.SalesAsync("tea", ForecastUnderTest.Weeks(60, 6, seed: 1));
        await forecast.WorkAsync();
        var before = await TotalAsync();

        await forecast.SalesAsync("tea", ForecastUnderTest.Weeks(40, 30, seed: 2)); // told late
        forecast.Clock.Advance(TimeSpan.FromMinutes(16));
        await forecast.WorkAsync();
        await forecast.WorkAsync();

        using var client = forecast.SignedIn();
        var tea = (await client.GetFromJsonAsync<ProductForecast>("/api/forecasts/tea", ForecastUnderTest.Json, Ct))!;
        Assert.Equal("changed", tea.Reason);
        Assert.True(tea.Total!.Mean > 1.05 * before);
        Assert.Equal(tea.Total.Mean, await TotalAsync(), tolerance: 0.01);
        forecast.Clock.Advance(TimeSpan.FromMinutes(16));
        await forecast.Get<Scheduler>().LookAsync(Ct);
        Assert.Equal(0, await forecast.OneAsync<long>("select count(*) from jobs"));

        async Task<double> TotalAsync()
        {
            using var now = forecast.SignedIn(); // tokens last a quarter of an hour
            return (await now.GetFromJsonAsync<SumForecast>(
                "/api/analytics/forecast/demand", ForecastUnderTest.Json, Ct))!.Total!.Mean;
        }
    }

    [Fact]
    public async Task A_product_with_too_little_history_takes_its_categorys_shape_and_says_so()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        for (var i = 0; i < 5; i++)
        {
            await forecast.ProductAsync($"tea-{i}");
            await forecast.SalesAsync($"tea-{i}", ForecastUnderTest.Weeks(120, 6, seed: i));
        }
        await forecast.ProductAsync("new");
        await forecast.SalesAsync("new", [7, 5, 8]);

        await forecast.WorkAsync();

        var found = (await forecast.SignedIn().GetFromJsonAsync<ProductForecast>(
            "/api/forecasts/new", ForecastUnderTest.Json, Ct))!;
        Assert.Equal("category", found.Method.Kind);
        Assert.Equal(
            (MethodReason.LikeItsCategory, ForecastWarning.ShortHistory), (found.Method.Reason, found.Warning));
        Assert.Equal(
            new ShortHistory(Days: 3, Transactions: 3, DaysNeeded: 14, TransactionsNeeded: 5),
            found.Method.ShortHistory);
        Assert.InRange(found.Total!.Mean, 30 * 4, 30 * 11);
        // two of the pattern's seven days are busier
        var weekend = found.Days.Where(day => day.Day.DayOfWeek is DayOfWeek.Sunday or DayOfWeek.Monday)
            .Average(day => day.Mean);
        Assert.NotEqual(
            weekend, found.Days.Where(day => day.Day.DayOfWeek is DayOfWeek.Wednesday).Average(day => day.Mean),
            tolerance: 0.3);
    }

    [Fact]
    public async Task What_cant_be_forecast_says_why_and_what_nobody_knows_is_not_found()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await forecast.ProductAsync("postage", kind: "service");
        await forecast.ProductAsync("unsold");
        await forecast.SalesAsync("postage", [3, 4, 5]);
        await forecast.WorkAsync();
        using var client = forecast.SignedIn();

        var service = (
            await client.GetFromJsonAsync<ProductForecast>("/api/forecasts/postage", ForecastUnderTest.Json, Ct))!;
        var unsold = (
            await client.GetFromJsonAsync<ProductForecast>("/api/forecasts/unsold", ForecastUnderTest.Json, Ct))!;
        using var unknown = await client.GetAsync("/api/forecasts/nobody", Ct);

        Assert.Equal(("none", MethodReason.Service), (service.Method.Kind, service.Method.Reason));
        Assert.Equal(("none", MethodReason.NotYet), (unsold.Method.Kind, unsold.Method.Reason));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task A_product_that_fails_is_recorded_and_the_rest_go_on()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        for (var i = 0; i < 3; i++)
            await forecast.SalesAsync($"tea-{i}", ForecastUnderTest.Weeks(60, 6, seed: i));
        await forecast.SalesAsync("absurd", [.. Enumerable.Repeat(5e12, 40)]);

        await forecast.WorkAsync();

        using var client = forecast.SignedIn();
        var list = (await client.GetFromJsonAsync<ForecastList>("/api/forecasts", ForecastUnderTest.Json, Ct))!;
        Assert.Equal((4, 3, 1), (list.Summary.Products, list.Summary.Forecast, list.Summary.Failed));
        Assert.Equal(FailureReason.AbsurdSales, list.Items.Single(item => item.Sku == "absurd").Failure);
        var failed = (await client.GetFromJsonAsync<ForecastList>(
            "/api/forecasts?state=failed", ForecastUnderTest.Json, Ct))!;
        var stale = (await client.GetFromJsonAsync<ForecastList>(
            "/api/forecasts?state=stale", ForecastUnderTest.Json, Ct))!;
        Assert.Equal(("absurd", 1, 0), (Assert.Single(failed.Items).Sku, failed.Total, stale.Total));
        Assert.Equal(1, await forecast.OneAsync<int>("select failed from runs"));
        Assert.True(await forecast.OneAsync<bool>("select finished_at is not null from runs"));

        // It is tried again after a pause, which doubles with each failure.
        await forecast.WorkAsync();
        Assert.Equal(1, await AttemptsAsync());
        forecast.Clock.Advance(TimeSpan.FromSeconds(61));
        await forecast.WorkAsync();
        Assert.Equal(2, await AttemptsAsync());
        forecast.Clock.Advance(TimeSpan.FromSeconds(61));
        await forecast.WorkAsync();
        Assert.Equal(2, await AttemptsAsync());

        Task<int> AttemptsAsync() =>
            forecast.OneAsync<int>("select failed_attempts from forecast_heads where key = 'absurd'");
    }

    [Fact]
    public async Task A_changed_product_is_forecast_again_by_its_champion_and_no_more_than_every_quarter_of_an_hour()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        for (var i = 0; i < 4; i++)
            await forecast.SalesAsync($"tea-{i}", ForecastUnderTest.Weeks(150, 6, seed: i));
        await forecast.WorkAsync();
        var chosen = await GetAsync();

        await forecast.SalesAsync("tea-1", [20], until: ForecastUnderTest.Today.AddDays(-2)); // a late one
        await forecast.WorkAsync();
        Assert.Equal(chosen.Version, (await GetAsync()).Version);

        forecast.Clock.Advance(TimeSpan.FromMinutes(16));
        await forecast.WorkAsync();
        var changed = await GetAsync();
        Assert.Equal(("changed", 2), (changed.Reason, changed.Versions.Count));
        Assert.Equal(Shares(chosen), Shares(changed));
        Assert.Equal(
            20,
            changed.History.Single(day => day.Day == ForecastUnderTest.Today.AddDays(-2)).Value
                - chosen.History.Single(day => day.Day == ForecastUnderTest.Today.AddDays(-2)).Value);

        // A replica that has learnt nothing yet, such as this one after a restart, keeps the champion too.
        await using var restarted = forecast.Replica();
        await forecast.SalesAsync("tea-1", [5], until: ForecastUnderTest.Today.AddDays(-3));
        forecast.Clock.Advance(TimeSpan.FromMinutes(16));
        await restarted.WorkAsync();
        var kept = await GetAsync();
        Assert.Equal((3, chosen.Method.Models[0].Name), (kept.Versions.Count, kept.Method.Models[0].Name));

        async Task<ProductForecast> GetAsync() =>
            (await forecast.SignedIn().GetFromJsonAsync<ProductForecast>(
                "/api/forecasts/tea-1", ForecastUnderTest.Json, Ct))!;
        static string Shares(ProductForecast made) =>
            string.Join(", ", made.Method.Models.Select(model => $"{model.Name} {model.Weight}"));
    }

    [Fact]
    public async Task The_choice_is_made_once_a_business_day()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await forecast.SalesAsync("tea", ForecastUnderTest.Weeks(60, 6, seed: 1));

        await forecast.WorkAsync();
        await forecast.WorkAsync();
        Assert.Equal(1, await forecast.OneAsync<long>("select count(*) from runs where kind = 'choice'"));

        forecast.Clock.Advance(TimeSpan.FromHours(13)); // past midnight
        await forecast.WorkAsync();
        Assert.Equal(2, await forecast.OneAsync<long>("select count(*) from runs where kind = 'choice'"));
        Assert.Equal(ForecastUnderTest.Today, await forecast.OneAsync<DateOnly>("select max(origin) from forecasts"));
    }

    [Fact]
    public async Task A_run_on_demand_tells_its_progress_and_is_not_doubled()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        for (var i = 0; i < 3; i++)
            await forecast.SalesAsync($"tea-{i}", ForecastUnderTest.Weeks(60, 6, seed: i));
        await forecast.WorkAsync();
        using var client = forecast.SignedIn();

        using var asked = await client.PostAsJsonAsync("/api/forecasts/run", new RunRequest(["tea-1"]), Ct);
        using var again = await client.PostAsJsonAsync("/api/forecasts/run", new RunRequest(["tea-1"]), Ct);
        using var other = await client.PostAsJsonAsync("/api/forecasts/run", new RunRequest(), Ct);

        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        var run = (await asked.Content.ReadFromJsonAsync<ForecastRun>(Ct))!;
        Assert.Equal(("queued", 1, "planner"), (run.State, run.Products, run.RequestedBy));
        Assert.Equal(run.Id, (await again.Content.ReadFromJsonAsync<ForecastRun>(Ct))!.Id);
        Assert.NotEqual(run.Id, (await other.Content.ReadFromJsonAsync<ForecastRun>(Ct))!.Id);
        await forecast.DoJobsAsync(Reasons.Requested);
        var done = (await client.GetFromJsonAsync<ForecastRun>(asked.Headers.Location, ForecastUnderTest.Json, Ct))!;
        Assert.Equal(("completed", 1, 0), (done.State, done.Done, done.Failed));
    }
}
