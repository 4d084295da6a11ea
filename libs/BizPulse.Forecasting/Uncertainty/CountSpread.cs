using BizPulse.Forecasting.Counts;
using BizPulse.Forecasting.Selection;

namespace BizPulse.Forecasting.Uncertainty;

/// <summary>
/// How far counts stray from their level of the same weeks, beyond what chance alone makes of whole pieces.
/// </summary>
/// <remarks>
/// Variance = mean + c · mean^1.5. Against the level of the same weeks, not a forecast or the year's mean: a product
/// that was away for months, or sells ten times as much since spring, is not uncertain by that today. That a forecast
/// misses the level is for past forecasts to tell (<see cref="Recalibration"/>).
/// </remarks>
internal readonly record struct CountSpread(double Excess, double Size, int Days)
{
    private const int Longest = 364;
    private const int SameLevel = 28; // days that are taken to have one level
    private const double Power = 1.5; // between 1, where customers come by chance, and 2, where all change at once
    private const double Most = 50;

    public static CountSpread Of(PreparedHistory history)
    {
        var (values, factor) = (history.Filled.Values, history.Effects.Factor);
        var days = Enumerable.Range(0, values.Length).TakeLast(Longest).Where(t => history.Clean.Informative[t])
            .Reverse().ToArray();
        var (excess, size) = (0.0, 0.0);
        foreach (var weeks in days.Chunk(SameLevel).Where(weeks => weeks.Length > 1))
        {
            var level = weeks.Sum(t => values[t]) / weeks.Sum(t => factor[t]);
            foreach (var t in weeks)
            {
                var (mean, error) = (level * factor[t], values[t] - level * factor[t]);
                excess += error * error * weeks.Length / (weeks.Length - 1) - mean;
                size += Math.Pow(mean, Power);
            }
        }
        return new(excess, size, days.Length);
    }

    /// <summary>c of the variance, drawn to the usual one where there are few days.</summary>
    public double Relative(double usual, double usualDays)
    {
        if (!(Size > 0))
            return usual;
        var own = Days / (Days + usualDays);
        return Math.Clamp(own * Excess / Size + (1 - own) * usual, 0, Most);
    }

    public static CountDistribution Around(double mean, double relative) =>
        NegativeBinomial.FromMoments(mean, mean + relative * Math.Pow(mean, Power));
}
