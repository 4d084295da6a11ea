using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Models;

/// <summary>
/// Singular spectrum analysis: finds the patterns that recur in a series, whatever their shape or length, and continues
/// them. How many of them are signal rather than noise is decided by forecasting the last part of the history from the
/// rest.
/// </summary>
/// <remarks>
/// Golyandina, Nekrutkin &amp; Zhigljavsky, <i>Analysis of Time Series Structure</i>, 2001, chapter 2 (recurrent
/// forecasting).
/// </remarks>
public sealed class SingularSpectrum : IForecastModel
{
    private const int MostPatterns = 20;
    private const int LongestWindow = 84;

    public string Name => "ssa";
    public int MinimumHistory => 14;

    public IFittedModel Fit(Series history)
    {
        InsufficientHistoryException.ThrowIfShorter(history, MinimumHistory, Name);

        var centre = Moments.Mean(history.Values);
        var values = Array.ConvertAll(history.Values, value => value - centre);
        var window = WindowFor(values.Length, history.Season);
        var rank = ChooseRank(values, window, Math.Min(Math.Max(2 * history.Season, 7), values.Length / 4));
        var basis = new SpectralBasis(values, window, Math.Max(1, rank));
        rank = Math.Min(rank, basis.Rank);
        var recursion = rank == 0 ? null : basis.Recursion(rank);
        var smooth = recursion is null ? new double[values.Length] : basis.Reconstruct(rank);
        return new Fitted(centre, values, smooth, recursion ?? []);
    }

    // A third of the history, in whole seasons: long enough to see a pattern, short enough to see it often.
    private static int WindowFor(int length, int season)
    {
        var window = Math.Min(length / 3, Math.Max(LongestWindow, 2 * season));
        return window > season ? window / season * season : window;
    }

    // The rank whose forecast of the held-out end is best; zero, the plain mean, if none beats it.
    private static int ChooseRank(double[] values, int window, int heldOut)
    {
        var training = values[..^heldOut];
        var basis = new SpectralBasis(training, window, MostPatterns);
        var (best, least) = (0, SquaredError(new double[heldOut], values));
        for (var rank = 1; rank <= basis.Rank; rank++)
        {
            if (basis.Recursion(rank) is not { } recursion)
                continue;
            var error = SquaredError(Continue(basis.Reconstruct(rank), recursion, heldOut, Bounds(training)), values);
            if (error < least)
                (best, least) = (rank, error);
        }
        return best;
    }

    private static double SquaredError(double[] forecast, double[] values)
    {
        var sum = 0.0;
        for (var i = 0; i < forecast.Length; i++)
            sum += Math.Pow(forecast[i] - values[values.Length - forecast.Length + i], 2);
        return sum;
    }

    // A recursion may have a root outside the unit circle: no forecast leaves what was seen by more than half its span.
    private static double[] Continue(
        double[] smooth, double[] recursion, int horizon, (double Lowest, double Highest) bounds)
    {
        double[] path = [.. smooth.AsSpan(smooth.Length - recursion.Length), .. new double[horizon]];
        for (var step = 0; step < horizon; step++)
            path[recursion.Length + step] = Math.Clamp(
                Moments.Dot(recursion, path.AsSpan(step, recursion.Length)), bounds.Lowest, bounds.Highest);
        return path[recursion.Length..];
    }

    private static (double Lowest, double Highest) Bounds(double[] values)
    {
        var (lowest, highest) = (values.Min(), values.Max());
        return (lowest - (highest - lowest) / 2, highest + (highest - lowest) / 2);
    }

    private sealed class Fitted(double centre, double[] values, double[] smooth, double[] recursion) : IFittedModel
    {
        private readonly double[] _residuals = [.. values.Zip(smooth, (value, fitted) => value - fitted)];

        public double[] Mean(int horizon) =>
            recursion.Length == 0
                ? Enumerable.Repeat(centre, horizon).ToArray()
                : Array.ConvertAll(Continue(smooth, recursion, horizon, Bounds(values)), value => centre + value);

        // What the patterns leave over is drawn again; how wrong they will be grows with the share of it that persists.
        public SamplePaths Simulate(int horizon, int paths, int seed)
        {
            var mean = Mean(horizon);
            var simulated = new SamplePaths(horizon, paths);
            var random = new NormalSampler(seed);
            var deviation = Math.Sqrt(Moments.Variance(_residuals) / Math.Sqrt(_residuals.Length));
            for (var path = 0; path < paths; path++)
            {
                var shift = 0.0;
                for (var step = 0; step < horizon; step++)
                {
                    shift += deviation / Math.Sqrt(horizon) * random.Next();
                    simulated[path, step] = mean[step] + shift + _residuals[random.Next(_residuals.Length)];
                }
            }
            return simulated;
        }
    }
}
