namespace BizPulse.Forecasting.Global;

/// <summary>What several series come to together, as a series of its own.</summary>
internal static class GroupTotal
{
    /// <summary>
    /// NaN where nothing is known of any; closed where all are that have begun. Events and other calendars hold for
    /// all; prices and promotions are each product's own.
    /// </summary>
    public static Series Of(IReadOnlyCollection<Series> members, Timeline timeline)
    {
        var length = members.Max(one => timeline.OffsetOf(one) + one.Length);
        var ahead = members.Max(one => Math.Max(0, one.States.Length - one.Length));
        var (total, open, closed) = (new double[length], new bool[length + ahead], new bool[length + ahead]);
        Array.Fill(total, double.NaN);
        foreach (var one in members)
        {
            var offset = timeline.OffsetOf(one);
            for (var t = 0; t < one.Length + ahead; t++)
                if (one.StateAt(t) == DayState.Closed)
                    closed[offset + t] = true;
                else if (t >= one.Length)
                    open[offset + t] = true;
                else if (one.Values[t] > 0 || one.StateAt(t) == DayState.Sold && double.IsFinite(one.Values[t]))
                {
                    open[offset + t] = true;
                    total[offset + t] = one.Values[t] + (double.IsNaN(total[offset + t]) ? 0 : total[offset + t]);
                }
        }
        var longest = members.MaxBy(one => one.Length)!;
        return new(total)
        {
            Start = longest.HasCalendar ? longest.TimeAt(-timeline.OffsetOf(longest)) : null,
            Frequency = longest.Frequency,
            States = [.. closed.Select((isClosed, t) =>
                isClosed && !open[t] ? DayState.Closed
                : t < length && double.IsNaN(total[t]) ? DayState.NoData : DayState.Sold)],
            Regressors = [.. Common(longest, timeline.OffsetOf(longest))],
        };
    }

    private static IEnumerable<Regressor> Common(Series series, int offset)
    {
        foreach (var regressor in series.Regressors.Where(
            one => one.Kind is RegressorKind.Event or RegressorKind.Other))
        {
            var values = new double[offset + regressor.Values.Length];
            regressor.Values.CopyTo(values, offset);
            yield return regressor with { Values = values };
        }
    }
}
