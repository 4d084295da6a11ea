namespace BizPulse.Forecasting.Tests;

public sealed class SeriesTests
{
    [Fact]
    public void Is_made_from_plain_numbers()
    {
        Series series = [1, 2, 3];

        Assert.Equal(new Series([1, 2, 3]).Values, series.Values);
        Assert.Equal(1, series.Season);
        Assert.Equal(DayState.Sold, series.StateAt(1));
    }

    [Fact]
    public void Takes_its_seasons_from_its_frequency()
    {
        var series = new Series([1, 2, 3]) { Frequency = Frequency.Daily };

        Assert.Equal([7, 365.25], series.SeasonLengths);
        Assert.Equal(7, series.Season);
    }

    [Fact]
    public void Cut_at_an_origin_it_still_knows_the_future_calendar_and_prices()
    {
        var series = new Series([1, 0, 3, 4])
        {
            States = [DayState.Sold, DayState.Closed, DayState.Sold, DayState.Closed],
            Regressors = [new Regressor("price", [9, 9, 8, 8], RegressorKind.Price)],
        };

        var history = series.First(2);

        Assert.Equal(2, history.Length);
        Assert.Equal(DayState.Closed, history.StateAt(3));
        Assert.Equal(8, history.Regressors[0].At(2));
    }

    [Fact]
    public void As_it_was_known_at_an_origin_it_knows_ahead_only_what_goes_on_beyond_the_history()
    {
        var series = new Series([1, 2, 3, 4])
        {
            Regressors =
            [
                new Regressor("price", [9, 9, 8, 8, 7], RegressorKind.Price),
                new Regressor("promotion", [0, 1, 1, 1], RegressorKind.Promotion),
            ],
        };

        var history = series.AsKnownAt(2);

        Assert.Equal(8, history.Regressors[0].At(2));
        Assert.Equal(0.5, history.Regressors[1].At(2)); // as likely as it was
    }

    [Fact]
    public void Its_tail_starts_at_its_own_date()
    {
        var series = new Series([1, 2, 3]) { Start = new DateTime(2024, 2, 28), Frequency = Frequency.Daily };

        Assert.Equal(new DateTime(2024, 2, 29), series.From(1).Start);
        Assert.Equal(new DateTime(2024, 3, 1), series.From(1).TimeAt(1));
    }
}
