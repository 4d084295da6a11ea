namespace BizPulse.Forecasting.Global;

/// <summary>
/// What events did to the total of all series, on the day and the days around it, each time they came before.
/// </summary>
/// <remarks>Only earlier occurrences count, so that a training row never sees the day it is to forecast.</remarks>
internal sealed class EventEffects
{
    private const int DaysBefore = 3;
    private const int DaysAfter = 2;
    private const double PriorOccurrences = 0.5;
    private const double LargestEffect = 3; // in logarithms: the shop was closed

    private readonly Dictionary<string, List<(int Step, double[] Effects)>> _occurrences = [];

    public EventEffects(IReadOnlyList<Series> series, Timeline timeline, RunningSums total, int cycle)
    {
        foreach (var one in series.OrderByDescending(one => one.Length))
            foreach (var regressor in one.Regressors.Where(regressor => regressor.Kind == RegressorKind.Event))
                if (!_occurrences.ContainsKey(regressor.Name))
                    _occurrences[regressor.Name] = Occurrences(
                        regressor, timeline.OffsetOf(one), one.Length, total, cycle);
    }

    public bool Any => _occurrences.Count > 0;

    /// <summary>
    /// The expected effect on step <paramref name="target"/> of a series, in logarithms, from what was known at
    /// <paramref name="origin"/>.
    /// </summary>
    public float At(Series series, int offset, int origin, int target)
    {
        var effect = 0.0;
        foreach (var regressor in series.Regressors)
        {
            if (regressor.Kind != RegressorKind.Event || !_occurrences.TryGetValue(regressor.Name, out var known))
                continue;
            for (var shift = -DaysBefore; shift <= DaysAfter; shift++)
                if (target - shift >= 0 && regressor.At(target - shift) != 0)
                    effect += Mean(known, offset + origin, shift + DaysBefore);
        }
        return (float)effect;
    }

    private static double Mean(List<(int Step, double[] Effects)> occurrences, int origin, int shift)
    {
        var (sum, count) = (0.0, PriorOccurrences);
        foreach (var (step, effects) in occurrences)
            if (step + DaysAfter <= origin && !double.IsNaN(effects[shift]))
            {
                sum += effects[shift];
                count++;
            }
        return sum / count;
    }

    private static List<(int, double[])> Occurrences(
        Regressor regressor, int offset, int length, RunningSums total, int cycle)
    {
        var occurrences = new List<(int, double[])>();
        for (var t = 0; t < length; t++)
            if (regressor.At(t) != 0)
                occurrences.Add((offset + t, [.. Enumerable.Range(-DaysBefore, DaysBefore + DaysAfter + 1)
                    .Select(shift => EffectAt(offset + t + shift, total, cycle))]));
        return occurrences;
    }

    // Against the same weekday one and two weeks before and after.
    private static double EffectAt(int step, RunningSums total, int cycle)
    {
        var around = new[] { -2, -1, 1, 2 }.Select(cycles => total.Mean(step + cycles * cycle, step + cycles * cycle))
            .Where(value => value > 0).DefaultIfEmpty(double.NaN).Average();
        return Math.Clamp(Math.Log(total.Mean(step, step) / around), -LargestEffect, LargestEffect);
    }
}
