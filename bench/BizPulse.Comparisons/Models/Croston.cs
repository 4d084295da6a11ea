using BizPulse.Forecasting;

namespace BizPulse.Comparisons.Models;

/// <summary>
/// Intermittent demand as smoothed size over smoothed gap between sales; with the correction for its known bias (SBA)
/// or without.
/// </summary>
/// <remarks>
/// Croston, ORQ 23, 1972; Syntetos &amp; Boylan, IJF 21, 2005. Starts from the first size and the first gap.
/// </remarks>
public sealed class Croston(double alpha = 0.1, bool biasCorrected = false) : IForecastModel
{
    public string Name => biasCorrected ? "sba" : "croston";
    public int MinimumHistory => 1;

    public IFittedModel Fit(Series history)
    {
        InsufficientHistoryException.ThrowIfShorter(history, MinimumHistory, Name);

        var (sizes, gaps) = DemandEvents.Of(history.Values);
        if (sizes.Length == 0)
            return new IntermittentForecast(0, sizes, alpha);

        var (size, gap) = (sizes[0], (double)gaps[0]);
        for (var i = 1; i < sizes.Length; i++)
        {
            size += alpha * (sizes[i] - size);
            gap += alpha * (gaps[i] - gap);
        }
        return new IntermittentForecast(size / gap * (biasCorrected ? 1 - alpha / 2 : 1), sizes, alpha);
    }
}
