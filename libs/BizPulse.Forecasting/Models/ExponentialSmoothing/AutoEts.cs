namespace BizPulse.Forecasting.Models;

/// <summary>Exponential smoothing of the form with the least AICc.</summary>
/// <remarks>
/// The candidates are those of R's <c>ets</c>: additive ones for every series, relative errors and multiplicative
/// seasons only where all values are above zero. Trends are tried on the error and season that did best without one,
/// each fit starting from the last.
/// </remarks>
public sealed class AutoEts(int? seasonLength = null, int longestSeason = 24) : IForecastModel
{
    public string Name => "ets";
    public int MinimumHistory => 5;

    public IFittedModel Fit(Series history)
    {
        InsufficientHistoryException.ThrowIfShorter(history, MinimumHistory, Name);
        return new EtsForecast(Choose(history.Values, seasonLength ?? history.Season));
    }

    internal EtsFit Choose(double[] values, int season)
    {
        var positive = values.Min() > 0;
        var best = EtsFit.Of(values, EtsForm.Parse("ANN"), season)!;
        var level = new List<EtsFit> { best };
        void Try(EtsForm form, EtsFit? near)
        {
            if (!EtsFit.CanFit(form, season, values.Length)
                || (form.Season != EtsSeason.None && season > longestSeason))
                return;
            if (EtsFit.Of(values, form, season, near) is not { } fit)
                return;
            if (!form.HasTrend)
                level.Add(fit);
            if (fit.Aicc < best.Aicc)
                best = fit;
        }

        Try(EtsForm.Parse("ANA"), null);
        if (positive)
            foreach (var form in (string[])["MNN", "MNA", "MNM"])
                Try(EtsForm.Parse(form), null);

        foreach (var start in level.OrderBy(fit => fit.Aicc).Take(2).ToList())
        {
            Try(start.Layout.Form with { Trend = EtsTrend.Additive }, start);
            Try(start.Layout.Form with { Trend = EtsTrend.Damped }, start);
        }
        return best;
    }
}
