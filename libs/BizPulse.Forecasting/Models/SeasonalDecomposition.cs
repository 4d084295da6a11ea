namespace BizPulse.Forecasting.Models;

/// <summary>
/// Takes all seasons out by local regression (STL, or MSTL for several), forecasts the rest with another model and puts
/// them back.
/// </summary>
/// <remarks>
/// Cleveland et al., J. Official Statistics 6, 1990; Bandara, Hyndman &amp; Bergmeir, arXiv 2107.13462. With
/// exponential smoothing for the rest it agrees with <c>stlf</c> of R's forecast package.
/// </remarks>
/// <param name="rest">The model of what remains; automatic exponential smoothing unless given.</param>
/// <param name="relative">Works on logarithms where all values are above zero, so that seasons are percentages.</param>
public sealed class SeasonalDecomposition(IForecastModel? rest = null, bool relative = false) : IForecastModel
{
    private readonly IForecastModel _rest = rest ?? new AutoEts(seasonLength: 1);

    public string Name => (relative ? "stl-log-" : "stl-") + _rest.Name;
    public int MinimumHistory => _rest.MinimumHistory;

    public IFittedModel Fit(Series history)
    {
        InsufficientHistoryException.ThrowIfShorter(history, MinimumHistory, Name);

        var logarithmic = relative && Array.TrueForAll(history.Values, value => value > 0);
        var values = logarithmic ? Array.ConvertAll(history.Values, Math.Log) : history.Values;
        var seasons = SeasonalComponents.Of(values, history.SeasonLengths);
        var fitted = _rest.Fit(history.WithValues(seasons.Adjusted) with { SeasonLengths = [] });
        return new Fitted(fitted, seasons, logarithmic);
    }

    private sealed class Fitted(IFittedModel rest, SeasonalComponents seasons, bool logarithmic) : IFittedModel
    {
        public double[] Mean(int horizon)
        {
            var mean = rest.Mean(horizon);
            for (var step = 0; step < horizon; step++)
            {
                mean[step] += seasons.At(step);
                if (logarithmic)
                    mean[step] = Math.Exp(mean[step]);
            }
            return mean;
        }

        public SamplePaths Simulate(int horizon, int paths, int seed)
        {
            var simulated = rest.Simulate(horizon, paths, seed);
            for (var step = 0; step < horizon; step++)
            {
                var season = (float)seasons.At(step);
                foreach (ref var value in simulated.Step(step))
                    value = logarithmic ? MathF.Exp(value + season) : value + season;
            }
            return simulated;
        }
    }
}
