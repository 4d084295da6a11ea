namespace BizPulse.Forecasting;

/// <summary>
/// The pattern of a demand: mean interval between sales, variation of their sizes, and the class that follows.
/// </summary>
/// <remarks>Syntetos, Boylan &amp; Croston, <i>On the categorization of demand patterns</i>, JORS 56 (2005).</remarks>
/// <param name="Interval">Periods per period with demand (ADI).</param>
/// <param name="SizeVariation">Squared coefficient of variation of the sizes.</param>
public sealed record DemandProfile(DemandClass Class, double Interval, double SizeVariation)
{
    private const double IntervalCut = 1.32;
    private const double VariationCut = 0.49;

    /// <param name="demand">NaN where nothing is known.</param>
    public static DemandProfile Of(ReadOnlySpan<double> demand)
    {
        var (known, count, mean, squares) = (0, 0, 0.0, 0.0);
        foreach (var size in demand)
        {
            if (double.IsNaN(size))
                continue;
            known++;
            if (size == 0)
                continue;
            count++;
            var delta = size - mean;
            mean += delta / count;
            squares += delta * (size - mean);
        }
        if (count == 0)
            return new(DemandClass.None, double.PositiveInfinity, 0);

        var interval = (double)known / count;
        var variation = count == 1 ? 0 : squares / (count - 1) / (mean * mean);
        return new(ClassOf(interval, variation), interval, variation);
    }

    private static DemandClass ClassOf(double interval, double variation) =>
        (interval < IntervalCut, variation < VariationCut) switch
        {
            (true, true) => DemandClass.Smooth,
            (true, false) => DemandClass.Erratic,
            (false, true) => DemandClass.Intermittent,
            (false, false) => DemandClass.Lumpy,
        };
}
