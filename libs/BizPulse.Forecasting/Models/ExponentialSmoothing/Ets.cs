namespace BizPulse.Forecasting.Models;

/// <summary>
/// Exponential smoothing of a given form: level, trend and season that follow each observation a little.
/// </summary>
/// <remarks>
/// Hyndman, Koehler, Ord &amp; Snyder, <i>Forecasting with Exponential Smoothing</i>, 2008. Maximum likelihood over
/// smoothing parameters and initial states, as <c>ets</c> of R's forecast package.
/// </remarks>
public sealed class Ets(EtsForm form, int? seasonLength = null) : IForecastModel
{
    /// <summary>Simple exponential smoothing: a level without trend or season.</summary>
    public static Ets Simple() => new(EtsForm.Parse("ANN"));

    /// <summary>Holt's method: a level with a trend.</summary>
    public static Ets Holt() => new(EtsForm.Parse("AAN"));

    /// <summary>A trend that flattens out.</summary>
    public static Ets DampedTrend() => new(EtsForm.Parse("AAdN"));

    /// <summary>Holt and Winters' method: level, trend and additive season.</summary>
    public static Ets HoltWinters(int? seasonLength = null) => new(EtsForm.Parse("AAA"), seasonLength);

    public string Name => form.ToString() switch
    {
        "ANN" => "ses",
        "AAN" => "holt",
        "AAdN" => "damped",
        "AAA" => "holt-winters",
        var other => $"ets-{other}",
    };

    public int MinimumHistory => 3 + new EtsLayout(WithoutSeason(form), 1).Count;

    /// <summary>
    /// A history of less than two seasons, or without any, is fitted without season; one that touches zero, additively.
    /// </summary>
    public IFittedModel Fit(Series history)
    {
        InsufficientHistoryException.ThrowIfShorter(history, MinimumHistory, Name);

        var (values, season) = (history.Values, seasonLength ?? history.Season);
        var possible = EtsFit.CanFit(form, season, values.Length) ? form : WithoutSeason(form);
        if (possible.NeedsPositive && values.Min() <= 0)
            possible = possible with
            {
                RelativeErrors = false,
                Season = possible.Season == EtsSeason.None ? EtsSeason.None : EtsSeason.Additive,
            };
        return new EtsForecast(EtsFit.Of(values, possible, season) ?? EtsFit.Of(values, EtsForm.Parse("ANN"), season)!);
    }

    private static EtsForm WithoutSeason(EtsForm form) => form with { Season = EtsSeason.None };
}
