namespace BizPulse.Forecasting.Selection;

/// <summary>
/// A model that knows the calendar itself and is given the history with its dates, states and regressors.
/// </summary>
internal sealed class CalendarCandidate(IForecastModel model) : ICandidate
{
    public string Name => model.Name;

    public bool Suits(PreparedHistory history) => history.Filled.Length >= Math.Max(28, model.MinimumHistory);

    public double[] Mean(PreparedHistory history, int horizon)
    {
        var mean = model.Fit(history.Filled).Mean(horizon);
        for (var step = 0; step < horizon; step++)
            mean[step] = history.Clean.Opening.IsClosed(history.Filled.Length + step) ? 0 : Math.Max(0, mean[step]);
        return mean;
    }
}
