using BizPulse.Forecasting;

namespace BizPulse.Comparisons.Models;

/// <summary>
/// Intermittent demand as smoothed size times smoothed probability of a sale, so that a product that stops selling
/// fades out.
/// </summary>
/// <remarks>
/// Teunter, Syntetos &amp; Babai, EJOR 214, 2011. Starts from the average size and the share of observations with a
/// sale.
/// </remarks>
public sealed class Tsb(double alpha = 0.1, double beta = 0.1) : IForecastModel
{
    public string Name => "tsb";
    public int MinimumHistory => 1;

    public IFittedModel Fit(Series history)
    {
        InsufficientHistoryException.ThrowIfShorter(history, MinimumHistory, Name);

        var values = history.Values;
        var sizes = DemandEvents.Of(values).Sizes;
        if (sizes.Length == 0)
            return new IntermittentForecast(0, sizes, alpha);

        var probability = (double)sizes.Length / values.Length;
        var size = sizes.Average();
        foreach (var value in values)
        {
            var sold = value != 0 ? 1 : 0; // not a branch, which chance would guess wrong
            probability += beta * (sold - probability);
            size += sold * alpha * (value - size);
        }
        return new IntermittentForecast(probability * size, sizes, alpha);
    }
}
