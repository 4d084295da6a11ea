using BizPulse.Comparisons.Counts;
using BizPulse.Forecasting;

namespace BizPulse.Comparisons.Models;

/// <summary>
/// Whole pieces per day: a level and a season, around them a negative binomial as wide as such forecasts were wrong
/// before, with extra zeros where the history has more than it explains.
/// </summary>
/// <remarks>
/// Made for slow movers, where normal bands lose to plain history; see <see cref="DemandNoise"/> for totals over a lead
/// time.
/// </remarks>
public sealed class CountDemand : IForecastModel
{
    private const int TypicalHorizon = 28;
    private const double WorthTelling = 0.02; // fewer extra zeros than this are chance

    public string Name => "count";
    public int MinimumHistory => 1;

    public IFittedModel Fit(Series history)
    {
        InsufficientHistoryException.ThrowIfShorter(history, MinimumHistory, Name);

        var expectation = new SeasonalLevel(history);
        var noise = NoiseSums.Of(history, TypicalHorizon).Solve();
        return new Fitted(history, expectation, noise, noise.Counts ? ExtraZeros(history, noise) : 0);
    }

    private static double ExtraZeros(Series history, DemandNoise noise)
    {
        var sold = history.Values.Where((_, t) => history.StateAt(t) == DayState.Sold).ToArray();
        if (sold.Length == 0)
            return 0;
        var mean = Math.Max(0, sold.Average());
        var share = ZeroInflated.ShareFor(
            mean, mean + noise.Total * mean * mean, sold.Count(value => value == 0) / (double)sold.Length);
        return share < WorthTelling ? 0 : share;
    }

    private sealed class Fitted(
        Series history, SeasonalLevel expectation, DemandNoise noise, double zeroShare) : IFittedModel
    {
        public double[] Mean(int horizon)
        {
            var mean = new double[horizon];
            for (var step = 0; step < horizon; step++)
                mean[step] = history.StateAt(history.Length + step) == DayState.Closed ? 0
                    : Math.Max(0, expectation.At(history.Length - 1, history.Length + step));
            return mean;
        }

        public SamplePaths Simulate(int horizon, int paths, int seed)
        {
            // Variance that the extra zeros explain is taken from that of the days that sell.
            var selling = Array.ConvertAll(Mean(horizon), mean => mean / (1 - zeroShare));
            var day = Math.Max(0, (noise.Total * (1 - zeroShare) - zeroShare - noise.Level) / (1 + noise.Level));
            var simulated = (noise with { Day = day }).Simulate(selling, paths, seed);
            var random = new Random(seed);
            for (var step = 0; step < horizon && zeroShare > 0; step++)
                foreach (ref var value in simulated.Step(step))
                    value = random.NextDouble() < zeroShare ? 0 : value;
            return simulated;
        }
    }
}
