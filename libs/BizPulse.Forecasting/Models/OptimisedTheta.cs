using System.Runtime.Intrinsics;
using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Models;

/// <summary>
/// Theta with the weight of the trend line estimated instead of fixed at one half; dynamic: with the line re-estimated
/// each day.
/// </summary>
/// <remarks>
/// Fiorucci, Pellegrini, Louzada, Petropoulos &amp; Koehler, IJF 32, 2016 (OTM and DOTM). For a given α the one-step
/// errors are linear in the initial level and in the line's weight w = 1 − 1/θ, so that only α has to be searched.
/// </remarks>
public sealed class OptimisedTheta(bool dynamic = true, int? seasonLength = null) : IForecastModel
{
    public string Name => dynamic ? "theta-dynamic" : "theta-optimised";
    public int MinimumHistory => 5;

    public IFittedModel Fit(Series history)
    {
        InsufficientHistoryException.ThrowIfShorter(history, MinimumHistory, Name);

        var season = new SeasonalAdjustment(history.Values, seasonLength ?? history.Season);
        var lines = dynamic
            ? GrowingLines(season.Adjusted)
            : Enumerable.Repeat(FinalLine(season.Adjusted), history.Length + 1).ToArray();
        var errors = new Errors(season.Adjusted, lines);
        var alpha = LaneSearch.Minimise(ref errors, 0.001, 0.9999, tolerance: 2e-5);
        var (initial, weight, squaredError) = errors.Solve(Vector512.Create(alpha));

        var level = initial[0];
        foreach (var value in season.Adjusted)
            level += alpha * (value - level);
        var sigma = Math.Sqrt(squaredError[0] / (history.Length - 3));
        return new ThetaForecast(season, alpha, sigma, Continue(level, alpha, weight[0], lines[^1], history.Length));
    }

    // The forecasts of the dynamic model follow the last line too: extended by its own forecasts, a line hardly moves.
    private static Func<int, double> Continue(double level, double alpha, double weight, TrendLine line, int n)
    {
        var left = Math.Pow(1 - alpha, n);
        return step =>
            level + weight * (left * line.Intercept + (step + (1 - left * (1 - alpha)) / alpha) * line.Slope);
    }

    // The line's value at time 0, the step before the first observation.
    private static TrendLine FinalLine(ReadOnlySpan<double> values)
    {
        var line = TrendLine.Of(values);
        return line with { Intercept = line.Intercept - line.Slope };
    }

    // lines[t] is the regression over the first t observations.
    private static TrendLine[] GrowingLines(ReadOnlySpan<double> values)
    {
        var lines = new TrendLine[values.Length + 1];
        double mean = 0, slope = 0;
        for (var t = 1; t <= values.Length; t++)
        {
            var value = values[t - 1];
            slope = t == 1 ? 0 : ((t - 2) * slope + 6 * (value - mean) / t) / (t + 1);
            mean += (value - mean) / t;
            lines[t] = new TrendLine(mean - slope * (t + 1) / 2, slope);
        }
        return lines;
    }

    private readonly struct Errors(double[] values, TrendLine[] lines) : ILaneObjective
    {
        public Vector512<double> At(Vector512<double> points) => Solve(points).SquaredError;

        /// <summary>
        /// Per lane: error = (value − level from the first value) − shift·(1−α)^t − weight·line, least squares in shift
        /// and weight.
        /// </summary>
        public (Vector512<double> Initial, Vector512<double> Weight, Vector512<double> SquaredError) Solve(
            Vector512<double> alpha)
        {
            var one = Vector512<double>.One;
            var first = Vector512.Create(values[0]);
            var (level, left, decay, inverse) = (first, one, one - alpha, one / alpha);
            Vector512<double> ee = default, eg = default, gg = default, ed = default, dd = default, gd = default;
            for (var t = 0; t < values.Length; t++)
            {
                var error = Vector512.Create(values[t]) - level;
                var next = left * decay;
                var line = left * lines[t].Intercept + (one - next) * inverse * lines[t].Slope;
                ee += error * error;
                eg += error * left;
                gg += left * left;
                ed += error * line;
                dd += line * line;
                gd += left * line;
                level += alpha * error;
                left = next;
            }
            var determinant = Vector512.Max(gg * dd - gd * gd, Vector512.Create(1e-300));
            var weight = Vector512.Clamp((gg * ed - gd * eg) / determinant, Vector512<double>.Zero, one);
            var shift = (eg - weight * gd) / gg;
            var squared = ee - shift * (eg + eg) - weight * (ed + ed) + shift * shift * gg + weight * weight * dd
                + shift * weight * (gd + gd);
            return (first + shift, weight, Vector512.Max(squared, Vector512<double>.Zero));
        }
    }
}
