namespace BizPulse.Forecasting.Global;

/// <summary>
/// The lengths, in steps, that features look back over: a short cycle (week, day, month) and the year where there is
/// one.
/// </summary>
/// <param name="Short">Whole steps after which the pattern repeats soonest.</param>
/// <param name="Year">A year rounded to whole short cycles, so that weekdays stay aligned; 0 when the frequency has
/// none in reach.</param>
internal sealed record Cycles(int Short, int Year)
{
    private static readonly int[] s_windows = [1, 2, 4, 8, 13, 26, 52];

    /// <summary>Windows to average over, shortest first.</summary>
    public IReadOnlyList<int> Windows { get; } = [.. s_windows.Select(cycles => cycles * Short)];

    public int Month => 4 * Short;

    public static Cycles Of(Series series) => series.Frequency switch
    {
        Frequency.Hourly => new(24, 168),
        Frequency.Daily => new(7, 364),
        Frequency.Weekly => new(4, 52),
        Frequency.Monthly => new(3, 12),
        Frequency.Quarterly => new(4, 4),
        _ => new(Math.Max(series.Season, 2), 0),
    };
}
