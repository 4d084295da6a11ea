namespace BizPulse.Forecasting.Selection;

/// <summary>The model learnt from the whole catalogue.</summary>
internal sealed class GlobalCandidate : ICandidate
{
    public string Name => ModelCatalogue.Global;

    public bool Suits(PreparedHistory history) => history.Global is not null;

    public double[] Mean(PreparedHistory history, int horizon)
    {
        var mean = history.Global!.Forecast(history.Filled);
        for (var step = 0; step < horizon; step++)
            mean[step] = history.Clean.Opening.IsClosed(history.Filled.Length + step) ? 0 : Math.Max(0, mean[step]);
        return mean;
    }
}
