namespace BizPulse.Comparisons.Models;

/// <summary>
/// An intermittent history as its sales: how large each was, and how many observations after the one before.
/// </summary>
internal readonly record struct DemandEvents(double[] Sizes, int[] Gaps)
{
    public static DemandEvents Of(ReadOnlySpan<double> values)
    {
        var count = 0;
        foreach (var value in values)
            count += value != 0 ? 1 : 0;

        var events = new DemandEvents(new double[count], new int[count]);
        for (int t = 0, i = 0, last = -1; t < values.Length; t++)
        {
            if (values[t] == 0)
                continue;
            (events.Sizes[i], events.Gaps[i]) = (values[t], t - last);
            (i, last) = (i + 1, t);
        }
        return events;
    }

    /// <summary>The average gap, the first counted from the start of the history.</summary>
    public double MeanGap
    {
        get
        {
            var sum = 0;
            foreach (var gap in Gaps)
                sum += gap;
            return Gaps.Length == 0 ? 1 : (double)sum / Gaps.Length;
        }
    }
}
