namespace BizPulse.Forecasting.Selection;

/// <summary>
/// A model of the level that is left when the calendar's factor is divided out; the factor is multiplied back in.
/// </summary>
internal sealed class LevelCandidate(IForecastModel model, int fewest = 14, int most = int.MaxValue) : ICandidate
{
    public string Name => ModelCatalogue.NameOfLevel(model.Name);

    public bool Suits(PreparedHistory history) => history.Level.Length >= Math.Max(fewest, model.MinimumHistory);

    public double[] Mean(PreparedHistory history, int horizon) =>
        history.Expand(horizon, model.Fit(OpenDaysCandidate.Latest(history.Level, most)).Mean, withEffects: true);
}
