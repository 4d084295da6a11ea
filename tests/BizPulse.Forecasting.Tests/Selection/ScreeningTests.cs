using BizPulse.Forecasting.Selection;

namespace BizPulse.Forecasting.Tests.Selection;

public sealed class ScreeningTests
{
    private const int Horizon = 7;

    // Expecting 12 errs by 2 on the first series and by 8 on the second, expecting 18 the other way round.
    private static readonly (ICandidate Candidate, double Weight)[] s_pool =
        [(new Always(12), 0.5), (new Always(18), 0.5)];

    [Fact]
    public void A_series_leans_to_what_did_better_on_it_by_the_square_of_its_error()
    {
        var ratio = Ratio(s_pool, series: 0) / Ratio(s_pool, series: 1);

        Assert.Equal(Math.Pow(16, 2), ratio, 1e-6);
    }

    [Fact]
    public void Series_that_share_a_model_lean_less()
    {
        (ICandidate, double)[] pool = [.. s_pool, (new GlobalCandidate(), 1)];

        Assert.Equal(16, Ratio(pool, series: 0) / Ratio(pool, series: 1), 1e-6);
    }

    private static double Ratio((ICandidate, double)[] pool, int series)
    {
        List<Series> catalogue = [Constant(10), Constant(20)];
        var weights = new Screening(
            catalogue, pool, Origins.Of(catalogue, past: 2, Horizon, threads: 1), Horizon, threads: 1)
            .WeightsFor(series);
        return weights[0] / weights[1];
    }

    private static Series Constant(double value) =>
        new([.. Enumerable.Repeat(value, 60)]) { Frequency = Frequency.Daily };

    private sealed class Always(double value) : ICandidate
    {
        public string Name => $"always-{value}";

        public bool Suits(PreparedHistory history) => true;

        public double[] Mean(PreparedHistory history, int horizon) => [.. Enumerable.Repeat(value, horizon)];
    }
}
