namespace BizPulse.Forecasting.Models;

/// <summary>
/// Simple exponential smoothing with half the slope of the regression line, on the seasonally adjusted series.
/// </summary>
/// <remarks>
/// Assimakopoulos &amp; Nikolopoulos, IJF 16, 2000, in the form of Hyndman &amp; Billah, IJF 19, 2003; the winner of
/// the M3 competition. Agrees with <c>thetaf</c> of R's forecast package.
/// </remarks>
public sealed class Theta(int? seasonLength = null) : IForecastModel
{
    public string Name => "theta";
    public int MinimumHistory => 3;

    public IFittedModel Fit(Series history)
    {
        InsufficientHistoryException.ThrowIfShorter(history, MinimumHistory, Name);

        var season = new SeasonalAdjustment(history.Values, seasonLength ?? history.Season);
        var smoothed = SmoothedLevel.Fit(season.Adjusted);
        var drift = TrendLine.Of(season.Adjusted).Slope / 2;
        var n = history.Length;
        var start = smoothed.Level + drift * (1 - Math.Pow(1 - smoothed.Alpha, n)) / smoothed.Alpha;
        return new ThetaForecast(
            season, smoothed.Alpha, Math.Sqrt(smoothed.SquaredError / (n - 2)), step => start + drift * step);
    }
}
