using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Models;

/// <summary>Continues the states of a fitted exponential smoothing model.</summary>
internal sealed class EtsForecast(EtsFit fit) : IFittedModel
{
    private readonly double _phi = fit.Layout.Phi(fit.Vector);
    private readonly bool _multiplies = fit.Layout.Form.Season == EtsSeason.Multiplicative;

    public double[] Mean(int horizon)
    {
        var mean = new double[horizon];
        var (line, trend) = (fit.Level, fit.Trend);
        for (var step = 0; step < horizon; step++)
        {
            trend *= _phi;
            line += trend;
            var season = fit.Season[(fit.Observations + step) % fit.Season.Length];
            mean[step] = _multiplies ? line * season : line + season;
        }
        return mean;
    }

    public SamplePaths Simulate(int horizon, int paths, int seed)
    {
        var simulated = new SamplePaths(horizon, paths);
        var normal = new NormalSampler(seed);
        var season = new double[fit.Season.Length];
        for (var path = 0; path < paths; path++)
        {
            fit.Season.CopyTo(season, 0);
            Walk(simulated, path, season, normal);
        }
        return simulated;
    }

    private void Walk(SamplePaths simulated, int path, double[] season, NormalSampler normal)
    {
        var (layout, x) = (fit.Layout, fit.Vector);
        var (alpha, beta, gamma) = (EtsLayout.Alpha(x), layout.Beta(x), layout.Gamma(x));
        var (level, trend) = (fit.Level, fit.Trend);
        for (var step = 0; step < simulated.Horizon; step++)
        {
            ref var effect = ref season[(fit.Observations + step) % season.Length];
            var line = level + _phi * trend;
            var expected = _multiplies ? line * effect : line + effect;
            var surprise = fit.Sigma * normal.Next();
            var error = layout.Form.RelativeErrors ? Math.Max(surprise, -1) * expected : surprise;
            simulated[path, step] = expected + error;

            level = line + alpha * (_multiplies ? error / effect : error);
            trend = _phi * trend + beta * (_multiplies ? error / effect : error);
            effect += gamma * (_multiplies ? error / line : error);
        }
    }
}
