using BizPulse.Forecasting.Cleaning;
using BizPulse.Forecasting.Counts;

namespace BizPulse.Forecasting.Tests;

public sealed class StoppedSellingTests
{
    private const int Days = 420;
    private static readonly Forecaster s_forecaster = new() { Threads = 1, Paths = 100 };

    [Fact]
    public void A_fast_seller_that_stopped_beside_others_that_go_on_is_expected_to_sell_no_more()
    {
        var forecast = First(Catalogue(stopped: 40));

        Assert.Equal(ForecastWarning.StoppedSelling, forecast.Warning);
        Assert.True(forecast.Mean.Max() < 1, $"{forecast.Mean.Max()}");
        Assert.DoesNotContain(forecast.Treatments, treatment => treatment.Reason == TreatmentReason.Closed);
    }

    [Fact]
    public void After_eight_weeks_nothing_would_be_ordered()
    {
        var forecast = s_forecaster.Forecast(Product(0, stopped: 60), horizon: 28);

        Assert.Equal(ForecastWarning.StoppedSelling, forecast.Warning);
        Assert.Equal(0, forecast.SumQuantile(0, 28, 0.999));
    }

    [Fact]
    public void A_shop_that_closed_for_a_week_goes_on_selling()
    {
        var forecast = First([.. Enumerable.Range(0, 6).Select(number => Product(number, stopped: 7))]);

        Assert.NotEqual(ForecastWarning.StoppedSelling, forecast.Warning);
        Assert.InRange(forecast.Mean.Average(), 15, 25);
        Assert.Equal(7, forecast.Treatments.Count(treatment => treatment.Reason == TreatmentReason.Closed));
    }

    [Fact]
    public void A_slow_seller_may_well_be_quiet_for_weeks()
    {
        var slow = Daily([.. Enumerable.Range(0, Days).Select(t => t % 12 == 0 && t < Days - 60 ? 1.0 : 0)]);

        Assert.NotEqual(ForecastWarning.StoppedSelling, s_forecaster.Forecast(slow, horizon: 14).Warning);
    }

    [Fact]
    public void What_is_out_of_stock_has_not_stopped()
    {
        var states = Enumerable.Range(0, Days).Select(t => t >= Days - 40 ? DayState.OutOfStock : DayState.Sold);
        var forecast = s_forecaster.Forecast(Product(0, stopped: 40) with { States = [.. states] }, horizon: 14);

        Assert.NotEqual(ForecastWarning.StoppedSelling, forecast.Warning);
        Assert.InRange(forecast.Mean.Average(), 15, 25);
    }

    private static DemandForecast First(Series[] catalogue) =>
        s_forecaster.ForecastAll(catalogue, horizon: 14).First();

    private static Series[] Catalogue(int stopped) =>
        [Product(0, stopped), .. Enumerable.Range(1, 5).Select(number => Product(number, stopped: 0))];

    private static Series Product(int number, int stopped)
    {
        var random = new Random(number);
        return Daily([.. Enumerable.Range(0, Days).Select(
            t => t >= Days - stopped ? 0 : (double)RandomCounts.Poisson(20 + number, random))]) with
        {
            Id = $"{number}"
        };
    }

    private static Series Daily(double[] values) =>
        new(values) { Start = new DateTime(2024, 9, 2), Frequency = Frequency.Daily };
}
