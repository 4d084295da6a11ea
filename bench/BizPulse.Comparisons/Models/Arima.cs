using BizPulse.Forecasting;
using BizPulse.Forecasting.Models;

namespace BizPulse.Comparisons.Models;

/// <summary>
/// A seasonal ARIMA model of given order, with the history's regressors, by exact maximum likelihood.
/// </summary>
/// <remarks>
/// Box &amp; Jenkins, <i>Time Series Analysis</i>, 1970; the same likelihood as <c>Arima</c> of R's forecast package.
/// </remarks>
public sealed class Arima(ArimaOrder order, int? seasonLength = null) : IForecastModel
{
    public string Name => $"arima{order}";

    public int MinimumHistory => 3 + 2 * (order.P + order.D + order.Q) + (order.Constant ? 1 : 0);

    /// <summary>Too short a history for the seasonal part is fitted without it.</summary>
    public IFittedModel Fit(Series history)
    {
        InsufficientHistoryException.ThrowIfShorter(history, MinimumHistory, Name);
        var season = seasonLength ?? history.Season;
        var seasons = order.SeasonalP + order.SeasonalD + order.SeasonalQ;
        var possible = season > 1 && history.Length >= MinimumHistory + (1 + seasons) * season
            ? order
            : order with { SeasonalP = 0, SeasonalD = 0, SeasonalQ = 0 };
        return new ArimaForecast(ArimaFit.Exact(new ArimaData(history, season), possible));
    }
}
