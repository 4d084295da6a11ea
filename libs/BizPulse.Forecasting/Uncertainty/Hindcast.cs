using BizPulse.Forecasting.Numerics;
using BizPulse.Forecasting.Selection;

namespace BizPulse.Forecasting.Uncertainty;

/// <summary>How a plain forecast half a horizon ahead would have done over the last year: cheap, and long enough to show the spread.</summary>
internal sealed class Hindcast
{
    private const int Window = 28;
    private const int Longest = 364;

    private readonly double[] _seen; // what was sold in the last year

    private Hindcast(double[] expected, double[] actual, double[] seen) => (Expected, Actual, _seen) = (expected, actual, seen);

    public double[] Expected { get; }
    public double[] Actual { get; }

    public static Hindcast Of(PreparedHistory history, int horizon)
    {
        var levels = history.Levels;
        var lag = Math.Max(1, horizon / 2);
        var n = levels.Length;
        var window = Math.Clamp((n - lag) / 3, 1, Window);
        var (expected, actual, seen) = (new List<double>(), new List<double>(), new List<double>());
        var sum = 0.0;
        for (var t = 0; t < n; t++)
        {
            if (t >= n - Longest && history.Clean.Informative[t])
                seen.Add(history.Filled.Values[t]);
            var newest = t - lag;
            if (newest >= 0)
                sum += levels[newest] - (newest >= window ? levels[newest - window] : 0);
            if (newest < window - 1 || t < n - Longest || !history.Clean.Informative[t])
                continue;
            expected.Add(Math.Max(0, sum / window) * history.Effects.Factor[t]);
            actual.Add(history.Filled.Values[t]);
        }
        return new([.. expected], [.. actual], [.. seen]);
    }

    /// <summary>Excess of the variance over a Poisson's, relative to the squared mean; zero for none.</summary>
    /// <remarks>
    /// Around the hindcast, or around the year's mean if that is less: the one contains the error of a short average, the other the
    /// changes of a year, and a good forecast has neither.
    /// </remarks>
    public double Overdispersion(double prior, double priorDays) => Math.Min(
        Excess(Expected, Actual, prior, priorDays),
        Excess(Enumerable.Repeat(_seen.DefaultIfEmpty(0).Average(), _seen.Length).ToArray(), _seen, prior, priorDays));

    private static double Excess(double[] expected, double[] actual, double prior, double priorDays)
    {
        var squares = Moments.Dot(expected, expected);
        if (squares <= 0)
            return prior;
        var priorSquares = priorDays * squares / expected.Length;
        var excess = prior * priorSquares;
        for (var i = 0; i < expected.Length; i++)
            excess += (actual[i] - expected[i]) * (actual[i] - expected[i]) - expected[i];
        return Math.Clamp(excess / (squares + priorSquares), 0, 50);
    }

    /// <summary>Correlation of errors with those of the day before, and with those weeks before, which a wrong level causes.</summary>
    public (double Common, double Next) Dependence()
    {
        if (Expected.Length < 56)
            return (0.1, 0.1);
        var errors = Expected.Zip(Actual, (mean, value) => (value - mean) / Math.Sqrt(mean + 0.1)).ToArray();
        var r = Autocorrelation.Of(errors, Window);
        var common = Math.Clamp(r[7..].Average(), 0, 0.6);
        return (common, Math.Clamp((r[0] - common) / (1 - common), 0, 0.8));
    }
}
