namespace BizPulse.Forecasting.Cleaning;

/// <summary>
/// A history made fit for models: every gap filled, closed days known, and what was done written down.
/// </summary>
public sealed class CleanHistory
{
    internal CleanHistory(
        Series filled, bool[] informative, OpeningPattern opening, IReadOnlyList<Treatment> treatments)
    {
        (Filled, Informative, Opening, Treatments) = (filled, informative, opening, treatments);
    }

    /// <summary>
    /// The history with an estimate in place of what was missing, closed, out of stock or an outlier.
    /// </summary>
    public Series Filled { get; }

    /// <summary>Which observations tell about demand: not those that were filled.</summary>
    public IReadOnlyList<bool> Informative { get; }

    /// <summary>When the shop is open, in the past and ahead.</summary>
    public OpeningPattern Opening { get; }

    public IReadOnlyList<Treatment> Treatments { get; }
}
