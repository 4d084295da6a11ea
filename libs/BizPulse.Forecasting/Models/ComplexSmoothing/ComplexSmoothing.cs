using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Models;

/// <summary>
/// Complex exponential smoothing: a level and its momentum as the two parts of one complex state, which follows level
/// series and trends alike without deciding between them. The treatment of the season is the one with the least AICc.
/// </summary>
/// <remarks>Svetunkov, Kourentzes &amp; Ord, Naval Research Logistics, 2022.</remarks>
public sealed class ComplexSmoothing(int? seasonLength = null) : IForecastModel
{
    public string Name => "ces";
    public int MinimumHistory => 6;

    public IFittedModel Fit(Series history)
    {
        InsufficientHistoryException.ThrowIfShorter(history, MinimumHistory, Name);

        var (values, season) = (history.Values, seasonLength ?? history.Season);
        var best = FitForm(values, CesSeason.None, 1);
        if (season > 1 && values.Length >= 3 * season)
            foreach (var form in new[] { CesSeason.Simple, CesSeason.Partial })
                if (FitForm(values, form, season) is var fit && fit.Aicc < best.Aicc)
                    best = fit;
        return best;
    }

    private static Fitted FitForm(double[] values, CesSeason season, int length)
    {
        var pass = new CesPass(values, season, length);
        double[] x = season == CesSeason.Partial ? [1.3, 1, 0.1] : [1.3, 1];
        double[] lower = season == CesSeason.Partial ? [0.01, 0.01, 0] : [0.01, 0.01];
        double[] upper = season == CesSeason.Partial ? [1.99, 1.99, 0.9] : [1.99, 1.99];
        LevenbergMarquardt.Minimise(pass, x, lower, upper);

        var squares = pass.Evaluate(x, new double[x.Length], new double[x.Length * x.Length]);
        var (n, parameters) = (values.Length, x.Length + 1);
        var aicc = n > parameters + 1
            ? n * Math.Log(squares / n + 1e-300) + 2.0 * parameters * n / (n - parameters - 1)
            : double.PositiveInfinity;
        return new Fitted(pass, x, n, Math.Sqrt(squares / Math.Max(1, n - x.Length)), aicc);
    }

    private sealed class Fitted(CesPass pass, double[] x, int observations, double sigma, double aicc) : IFittedModel
    {
        public double Aicc => aicc;

        public double[] Mean(int horizon)
        {
            var mean = new double[horizon];
            var (levels, momenta, effects) = States();
            for (var step = 0; step < horizon; step++)
                mean[step] = Next(levels, momenta, effects, step, 0);
            return mean;
        }

        public SamplePaths Simulate(int horizon, int paths, int seed)
        {
            var simulated = new SamplePaths(horizon, paths);
            var normal = new NormalSampler(seed);
            for (var path = 0; path < paths; path++)
            {
                var (levels, momenta, effects) = States();
                for (var step = 0; step < horizon; step++)
                    simulated[path, step] = Next(levels, momenta, effects, step, sigma * normal.Next());
            }
            return simulated;
        }

        private (double[] Levels, double[] Momenta, double[] Effects) States() =>
            ([.. pass.Levels], [.. pass.Momenta], [.. pass.Effects]);

        private double Next(double[] levels, double[] momenta, double[] effects, int step, double error)
        {
            var (position, place) = ((observations + step) % levels.Length, (observations + step) % effects.Length);
            var value = levels[position] + effects[place] + error;
            (levels[position], momenta[position]) = CesPass.Advance(
                levels[position], momenta[position], error, x[0], x[1]);
            effects[place] += x.Length > 2 ? x[2] * error : 0;
            return value;
        }
    }
}
