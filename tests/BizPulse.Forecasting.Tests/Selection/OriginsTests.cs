using BizPulse.Forecasting.Global;
using BizPulse.Forecasting.Selection;

namespace BizPulse.Forecasting.Tests.Selection;

public sealed class OriginsTests
{
    private const int Horizon = 7;

    [Fact]
    public void A_long_history_is_played_at_two_origins_with_the_trees_of_the_older_one()
    {
        var catalogue = Catalogue(days: 120);

        var played = ForecastAt(Origins.Of(catalogue, past: 2, Horizon, threads: 2)[1]);

        Assert.Equal(
            GlobalModel.Train(Known(catalogue, 2), Horizon).At(Known(catalogue, 1))!.Forecast(Known(catalogue, 1)[0]),
            played);
    }

    [Fact]
    public void A_short_history_is_learnt_from_at_each_origin()
    {
        var catalogue = Catalogue(days: 80);

        var played = ForecastAt(Origins.Of(catalogue, past: 2, Horizon, threads: 2)[1]);

        Assert.Equal(GlobalModel.Train(Known(catalogue, 1), Horizon).Forecast(Known(catalogue, 1)[0]), played);
    }

    private static double[] ForecastAt(Origin origin)
    {
        var history = origin.Prepare(0)!;
        return history.Global!.Forecast(history.Filled);
    }

    private static List<Series> Known(List<Series> catalogue, int horizonsBack) =>
        [.. catalogue.Select(one => one.First(one.Length - horizonsBack * Horizon))];

    private static List<Series> Catalogue(int days) =>
    [
        .. Enumerable.Range(0, 6).Select(number => new Series(
            [.. Enumerable.Range(0, days).Select(
                t => (double)(10 + 5 * number + 3 * (t % 7) + (t * 31 + number) % 5))])
        {
            Start = new DateTime(2024, 1, 1),
            Frequency = Frequency.Daily,
        }),
    ];
}
