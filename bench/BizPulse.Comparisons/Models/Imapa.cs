using BizPulse.Forecasting;

namespace BizPulse.Comparisons.Models;

/// <summary>Like <see cref="Adida"/>, but averaged over all bucket lengths up to the average gap.</summary>
/// <remarks>Petropoulos &amp; Kourentzes, JORS 66, 2015.</remarks>
public sealed class Imapa : IForecastModel
{
    public string Name => "imapa";
    public int MinimumHistory => 1;

    public IFittedModel Fit(Series history)
    {
        InsufficientHistoryException.ThrowIfShorter(history, MinimumHistory, Name);

        var events = DemandEvents.Of(history.Values);
        var longest = Math.Min((int)Math.Round(events.MeanGap), history.Length);
        var buffer = new double[history.Length];
        var sum = 0.0;
        for (var bucket = 1; bucket <= longest; bucket++)
            sum += Adida.SmoothedRate(history.Values, bucket, buffer);
        return new IntermittentForecast(sum / longest, events.Sizes, alpha: 0.1);
    }
}
