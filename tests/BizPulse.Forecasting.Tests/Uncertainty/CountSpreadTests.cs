using BizPulse.Forecasting.Calendar;
using BizPulse.Forecasting.Cleaning;
using BizPulse.Forecasting.Selection;
using BizPulse.Forecasting.Uncertainty;

namespace BizPulse.Forecasting.Tests.Uncertainty;

public sealed class CountSpreadTests
{
    private readonly Random _random = new(5);

    [Theory]
    [InlineData(0.5, 0.8)]
    [InlineData(4.0, 0.3)]
    [InlineData(12.0, 1.0)]
    public void What_was_simulated_is_found_again(double mean, double relative)
    {
        var spreads = Enumerable.Range(0, 40).Select(
            _ => CountSpread.Of(History(364, _ => mean, relative)).Relative(usual: 9, usualDays: 0));

        Assert.Equal(relative, spreads.Average(), 0.2 * relative);
    }

    [Fact]
    public void A_level_that_changed_is_no_spread()
    {
        var spread = CountSpread.Of(History(364, day => day < 280 ? 1 : 15, relative: 0)).Relative(
            usual: 9, usualDays: 0);

        Assert.InRange(spread, 0, 0.1);
    }

    [Fact]
    public void Few_days_are_believed_a_little_and_none_not_at_all()
    {
        Assert.Equal(0.7, CountSpread.Of(History(0, _ => 1, relative: 0)).Relative(usual: 0.7, usualDays: 60));
        Assert.InRange(CountSpread.Of(History(28, _ => 8, relative: 0)).Relative(usual: 0.7, usualDays: 60), 0.4, 0.7);
    }

    private PreparedHistory History(int days, Func<int, double> mean, double relative)
    {
        double[] values = [.. Enumerable.Range(0, days).Select(
            day => (double)CountSpread.Around(mean(day), relative).Sample(_random))];
        return new(HistoryCleaner.Clean(new Series(values)), CalendarEffects.None(days), null);
    }
}
