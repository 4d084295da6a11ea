namespace BizPulse.Comparisons.Selection;

/// <summary>
/// Where a history is cut to play forecasting: everything before a cut-off is known, the horizon after it is judged.
/// </summary>
public static class RollingOrigin
{
    /// <summary>
    /// Cut-offs from <paramref name="first"/> on, every <paramref name="step"/>, as long as a whole horizon follows.
    /// </summary>
    public static int[] CutOffs(int length, int horizon, int step, int first)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        return first + horizon > length
            ? []
            : [.. Enumerable.Range(0, (length - horizon - first) / step + 1).Select(fold => first + fold * step)];
    }
}
