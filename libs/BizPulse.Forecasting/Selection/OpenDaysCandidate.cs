namespace BizPulse.Forecasting.Selection;

/// <summary>A model on the open days as they are.</summary>
internal sealed class OpenDaysCandidate(IForecastModel model, int fewest = 0, int most = int.MaxValue) : ICandidate
{
    public string Name => model.Name;

    public bool Suits(PreparedHistory history) => history.OpenDays.Length >= Math.Max(fewest, model.MinimumHistory);

    public double[] Mean(PreparedHistory history, int horizon) =>
        history.Expand(horizon, model.Fit(Latest(history.OpenDays, most)).Mean, withEffects: false);

    internal static Series Latest(Series series, int most) =>
        series.Length <= most ? series : series.From(series.Length - most);
}
