namespace BizPulse.Forecasting.Cleaning;

/// <summary>
/// Fills what tells nothing about demand and tames what would mislead a model, leaving a trace of each.
/// </summary>
public static class HistoryCleaner
{
    private const double OutlierDeviations = 5; // robust deviations of the log; a normal value passes 3 once in 400
    private const int Neighbours = 6; // seasons on each side that a typical value is taken from

    public static CleanHistory Clean(Series history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var opening = new OpeningPattern(history);
        var reasons = Reasons(history, opening);
        var values = (double[])history.Values.Clone();
        if (reasons.Any(reason => reason is not null) && reasons.Any(reason => reason is null))
            Fill(values, history, reasons);
        MarkOutliers(values, history.Season, reasons);

        var treatments = new List<Treatment>();
        for (var t = 0; t < values.Length; t++)
            if (reasons[t] is { } reason)
                treatments.Add(new(t, reason, history.Values[t], values[t]));
        return new(
            history.WithValues(values), Array.ConvertAll(reasons, reason => reason is null), opening, treatments);
    }

    private static TreatmentReason?[] Reasons(Series history, OpeningPattern opening)
    {
        var reasons = new TreatmentReason?[history.Length];
        for (var t = 0; t < reasons.Length; t++)
            reasons[t] = !double.IsFinite(history.Values[t]) || history.StateAt(t) == DayState.NoData
                ? TreatmentReason.NoData
                : opening.IsClosed(t) ? TreatmentReason.Closed
                : history.StateAt(t) == DayState.OutOfStock ? TreatmentReason.OutOfStock
                : null;
        return reasons;
    }

    // The typical value of the same position in the nearest seasons; a stockout hides at least what was sold.
    private static void Fill(double[] values, Series history, TreatmentReason?[] reasons)
    {
        var known = (double[])values.Clone();
        for (var t = 0; t < values.Length; t++)
        {
            if (reasons[t] is not { } reason)
                continue;
            var typical = Typical(known, reasons, t, Math.Max(1, history.Season)) ?? Typical(known, reasons, t, 1) ?? 0;
            values[t] = reason == TreatmentReason.OutOfStock ? Math.Max(typical, known[t]) : typical;
        }
    }

    private static double? Typical(double[] values, TreatmentReason?[] reasons, int t, int season)
    {
        var (sum, count) = (0.0, 0);
        foreach (var direction in (ReadOnlySpan<int>)[-1, 1])
        {
            var found = 0;
            for (var s = t + direction * season; s >= 0 && s < values.Length && found < 4; s += direction * season)
                if (reasons[s] is null)
                    (sum, count, found) = (sum + values[s], count + 1, found + 1);
        }
        return count == 0 ? null : sum / count;
    }

    // Only where demand is steady enough for "unusual" to mean something: few zeros, and judged on the log, where sales
    // spread evenly.
    private static void MarkOutliers(double[] values, int season, TreatmentReason?[] reasons)
    {
        if (values.Length < 28 || values.Count(value => value <= 0) > values.Length / 20)
            return;
        var logs = Array.ConvertAll(values, value => Math.Log(Math.Max(value, 1e-9)));
        var residuals = new double[values.Length];
        var step = season is > 1 and < 60 ? season : 1;
        for (var t = 0; t < values.Length; t++)
            residuals[t] = logs[t] - LocalMedian(logs, t, step);
        var spread = 1.4826 * Median([.. residuals.Select(Math.Abs)]);
        var limit = OutlierDeviations * Math.Max(spread, 0.02);
        for (var t = 0; t < values.Length; t++)
            if (residuals[t] > limit && reasons[t] is null && IsAlone(residuals, t, limit))
            {
                reasons[t] = TreatmentReason.Outlier;
                values[t] = Math.Exp(logs[t] - residuals[t] + limit);
            }
    }

    // Several high days together are a promotion or a new level, not a slip.
    private static bool IsAlone(double[] residuals, int t, double limit) =>
        (t == 0 || residuals[t - 1] < limit / 2) && (t == residuals.Length - 1 || residuals[t + 1] < limit / 2);

    private static double LocalMedian(double[] logs, int t, int step)
    {
        var near = new List<double>(2 * Neighbours);
        for (var k = 1; k <= Neighbours; k++)
        {
            if (t - k * step >= 0)
                near.Add(logs[t - k * step]);
            if (t + k * step < logs.Length)
                near.Add(logs[t + k * step]);
        }
        return near.Count == 0 ? logs[t] : Median([.. near]);
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
