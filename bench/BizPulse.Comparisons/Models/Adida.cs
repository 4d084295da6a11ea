using BizPulse.Forecasting;
using BizPulse.Forecasting.Models;

namespace BizPulse.Comparisons.Models;

/// <summary>
/// Adds intermittent demand up over buckets as long as the average gap, smooths the sums, and spreads the forecast
/// evenly.
/// </summary>
/// <remarks>Nikolopoulos, Syntetos, Boylan, Petropoulos &amp; Assimakopoulos, JORS 62, 2011.</remarks>
public sealed class Adida : IForecastModel
{
    public string Name => "adida";
    public int MinimumHistory => 1;

    public IFittedModel Fit(Series history)
    {
        InsufficientHistoryException.ThrowIfShorter(history, MinimumHistory, Name);

        var events = DemandEvents.Of(history.Values);
        var bucket = Math.Min((int)Math.Round(events.MeanGap), history.Length);
        return new IntermittentForecast(
            SmoothedRate(history.Values, bucket, new double[history.Length]), events.Sizes, alpha: 0.1);
    }

    /// <summary>
    /// Demand per observation by smoothing sums over buckets; an incomplete bucket at the start is left out.
    /// </summary>
    internal static double SmoothedRate(ReadOnlySpan<double> values, int bucket, double[] buffer)
    {
        var buckets = values.Length / bucket;
        values = values[(values.Length - buckets * bucket)..];
        var sums = buffer.AsSpan(0, buckets);
        for (var i = 0; i < buckets; i++)
        {
            var sum = 0.0;
            foreach (var value in values.Slice(i * bucket, bucket))
                sum += value;
            sums[i] = sum;
        }
        return Math.Max(0, SmoothedLevel.Fit(sums, lowest: 0.05, highest: 0.3).Level / bucket);
    }
}
