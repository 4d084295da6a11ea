using BizPulse.Forecasts.Jobs;
using BizPulse.Testing;

namespace BizPulse.Forecasts.Tests.Jobs;

public sealed class SchedulerTests(RealEngines engines)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_much_of_a_history_is_still_to_be_read_no_first_forecast_is_made_of_it()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await forecast.SalesAsync("tea", ForecastUnderTest.Weeks(60, 6, seed: 1));
        await UnreadAsync(forecast, 5000);

        Assert.Equal(0, await JobsAfterLookAsync(forecast));
        forecast.Clock.Advance(TimeSpan.FromMinutes(5)); // as a slow machine may take
        Assert.Equal(0, await JobsAfterLookAsync(forecast));

        await UnreadAsync(forecast, 10);
        Assert.NotEqual(0, await JobsAfterLookAsync(forecast));
    }

    [Fact]
    public async Task A_pipeline_that_does_not_catch_up_is_not_waited_for_without_end()
    {
        await using var forecast = await ForecastUnderTest.StartAsync(engines);
        await forecast.SalesAsync("tea", ForecastUnderTest.Weeks(60, 6, seed: 1));
        await UnreadAsync(forecast, 5000);
        Assert.Equal(0, await JobsAfterLookAsync(forecast));

        forecast.Clock.Advance(TimeSpan.FromMinutes(16));

        Assert.NotEqual(0, await JobsAfterLookAsync(forecast));
    }

    private static Task UnreadAsync(ForecastUnderTest forecast, int messages) => forecast.ExecuteAsync(
        """
        with place as (
            insert into ingestion.consumer_offsets (topic, partition, next_offset, cluster_id)
                values ('sales.v1', 0, 1000, 'cluster') on conflict do nothing)
        insert into ingestion.partition_status (topic, partition, log_end, owner, seen_at)
            values ('sales.v1', 0, 1000 + $1, 'one', now())
        on conflict (topic, partition) do update set log_end = excluded.log_end
        """, messages);

    private static async Task<long> JobsAfterLookAsync(ForecastUnderTest forecast)
    {
        await forecast.Get<Scheduler>().LookAsync(Ct);
        return await forecast.OneAsync<long>("select count(*) from jobs");
    }
}
