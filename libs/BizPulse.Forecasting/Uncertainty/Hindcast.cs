using BizPulse.Forecasting.Numerics;
using BizPulse.Forecasting.Selection;

namespace BizPulse.Forecasting.Uncertainty;

/// <summary>
/// How a plain forecast half a horizon ahead would have done over the last year: cheap, and long enough to show how
/// errors hang together.
/// </summary>
internal sealed class Hindcast
{
    private const int Window = 28;
    private const int Longest = 364;

    private readonly double[] _expected;
    private readonly double[] _actual;

    private Hindcast(double[] expected, double[] actual) => (_expected, _actual) = (expected, actual);

    public static Hindcast Of(PreparedHistory history, int horizon)
    {
        var levels = history.Levels;
        var lag = Math.Max(1, horizon / 2);
        var n = levels.Length;
        var window = Math.Clamp((n - lag) / 3, 1, Window);
        var (expected, actual) = (new List<double>(), new List<double>());
        var sum = 0.0;
        for (var t = 0; t < n; t++)
        {
            var newest = t - lag;
            if (newest >= 0)
                sum += levels[newest] - (newest >= window ? levels[newest - window] : 0);
            if (newest < window - 1 || t < n - Longest || !history.Clean.Informative[t])
                continue;
            expected.Add(Math.Max(0, sum / window) * history.Effects.Factor[t]);
            actual.Add(history.Filled.Values[t]);
        }
        return new([.. expected], [.. actual]);
    }

    /// <summary>
    /// Correlation of errors with those of the day before, and with those weeks before, which a wrong level causes.
    /// </summary>
    public (double Common, double Next) Dependence()
    {
        if (_expected.Length < 56)
            return (0.1, 0.1);
        var errors = _expected.Zip(_actual, (mean, value) => (value - mean) / Math.Sqrt(mean + 0.1)).ToArray();
        var r = Autocorrelation.Of(errors, Window);
        var common = Math.Clamp(r[7..].Average(), 0, 0.6);
        return (common, Math.Clamp((r[0] - common) / (1 - common), 0, 0.8));
    }
}
