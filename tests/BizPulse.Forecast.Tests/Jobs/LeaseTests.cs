using System.Net;
using BizPulse.Forecasts.Jobs;
using BizPulse.Forecasts.Stored;
using BizPulse.Testing;

namespace BizPulse.Forecasts.Tests.Jobs;

public sealed class LeaseTests(RealEngines engines)
{
    private static readonly string[] _all = [Reasons.New, Reasons.Requested, Reasons.Choice, Reasons.Changed];
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2); // models are chosen meanwhile

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_whose_holder_died_is_taken_by_another_and_the_first_ones_write_is_refused()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await forecast.SalesAsync("tea", ForecastUnderTest.Weeks(60, 6, seed: 1));
        await forecast.Get<Scheduler>().LookAsync(Ct);
        var queue = forecast.Get<JobQueue>();

        var lost = (await queue.ClaimAsync(_all, Ct))!; // its holder freezes
        Assert.Null(await queue.ClaimAsync(_all, Ct));
        forecast.Clock.Advance(TimeSpan.FromMinutes(1));
        var taken = (await queue.ClaimAsync(_all, Ct))!;

        Assert.Equal((lost.Id, 2), (taken.Id, taken.Attempts));
        Assert.False(await queue.RenewAsync(lost, Ct));
        await Assert.ThrowsAsync<LeaseLostException>(() => forecast.Get<JobRunner>().RunAsync(lost, threads: 1, Ct));
        Assert.Equal(0, await forecast.OneAsync<long>("select count(*) from forecasts"));

        await forecast.Get<JobRunner>().RunAsync(taken, threads: 1, Ct);
        Assert.Equal(1, await forecast.OneAsync<long>("select count(*) from forecasts"));
        await Assert.ThrowsAsync<LeaseLostException>(() =>
            forecast.Get<ForecastStore>().WriteAsync(lost, [], [("tea", FailureReason.Failed)], Ct));
    }

    [Fact]
    public async Task A_holder_that_renews_keeps_its_job()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await forecast.SalesAsync("tea", ForecastUnderTest.Weeks(60, 6, seed: 1));
        await forecast.Get<Scheduler>().LookAsync(Ct);
        var queue = forecast.Get<JobQueue>();
        var job = (await queue.ClaimAsync(_all, Ct))!;

        for (var i = 0; i < 3; i++)
        {
            forecast.Clock.Advance(TimeSpan.FromSeconds(40));
            Assert.True(await queue.RenewAsync(job, Ct));
        }

        Assert.Null(await queue.ClaimAsync(_all, Ct));
    }

    [Fact]
    public async Task A_job_that_ends_its_holders_is_halved_until_the_culprit_is_alone_and_given_up()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        foreach (var sku in (string[])["a", "b", "c"])
            await forecast.SalesAsync(sku, ForecastUnderTest.Weeks(60, 6, seed: 1));
        await forecast.Get<Scheduler>().LookAsync(Ct);
        var queue = forecast.Get<JobQueue>();
        await ClaimAndDieAsync();
        await ClaimAndDieAsync();

        var dangerous = (await queue.ClaimAsync(_all, Ct))!;
        Assert.True(JobQueue.ShouldSplit(dangerous));
        await queue.SplitAsync(dangerous, Ct);

        var (first, second) = ((await queue.ClaimAsync(_all, Ct))!, (await queue.ClaimAsync(_all, Ct))!);
        Assert.Equal(["a", "b", "c"], first.Skus.Concat(second.Skus));
        Assert.Equal((first.RunId, 2), (second.RunId, first.Attempts));
        await forecast.Get<ForecastStore>().GiveUpAsync(first, Ct);
        await forecast.Get<JobRunner>().RunAsync(second, threads: 1, Ct);
        await forecast.DoJobsAsync();
        Assert.Equal("givenUp", await forecast.OneAsync<string>("select failure from runs"));
        Assert.Equal(2, await forecast.OneAsync<int>("select done from runs where finished_at is not null"));

        async Task ClaimAndDieAsync()
        {
            Assert.NotNull(await queue.ClaimAsync(_all, Ct));
            forecast.Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public async Task Two_replicas_share_the_jobs_of_a_run()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(
            engines, isAlive: true, ("Forecast:GroupSize", "4"), ("Forecast:Look", "00:00:01"));
        await using var other = forecast.Replica();
        for (var i = 0; i < 16; i++)
            await forecast.SalesAsync($"tea-{i:00}", ForecastUnderTest.Weeks(60, 5, seed: i));
        using var one = forecast.CreateClient(); // now both live
        using var two = other.CreateClient();

        await Eventually.TrueAsync(
            () => forecast.OneAsync<bool>("select exists (select from runs where finished_at is not null)"),
            "the run ends", _patience);

        Assert.Equal(
            (16L, 16L),
            (
                await forecast.OneAsync<long>(
                    "select count(*) from forecasts where level = 'product' and reason = 'choice'"),
            await forecast.OneAsync<long>("select count(distinct key) from forecasts where level = 'product'")));
        Assert.Equal(16, await forecast.OneAsync<int>("select done from runs"));
        Assert.Equal(0, await forecast.OneAsync<long>("select count(*) from jobs"));
    }

    [Fact]
    public async Task While_the_database_refuses_work_waits_and_goes_on_afterwards()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(
            engines, isAlive: true, ("Forecast:Look", "00:00:01"));
        await forecast.SalesAsync("tea", ForecastUnderTest.Weeks(60, 6, seed: 1));
        await forecast.ForbidAsync();
        using var client = forecast.CreateClient(); // now it lives
        await Eventually.ValueAsync(
            () => client.GetAsync("/health", Ct), answer => answer.StatusCode == HttpStatusCode.ServiceUnavailable,
            "the health says so");

        await forecast.AllowAsync();

        await Eventually.TrueAsync(
            () => forecast.OneAsync<bool>("select exists (select from forecasts)"), "there is a forecast", _patience);
    }
}
