namespace BizPulse.Forecasting.Global;

/// <summary>
/// Puts series of different starts on one axis of steps. Series without calendar are taken to end together.
/// </summary>
internal sealed class Timeline
{
    private readonly DateTime? _origin;
    private readonly int _longest;

    public Timeline(IReadOnlyList<Series> series)
    {
        _origin = series.All(one => one.HasCalendar) ? series.Min(one => one.Start) : null;
        _longest = series.Max(one => one.Length);
        Length = series.Max(one => OffsetOf(one) + one.Length);
    }

    public int Length { get; }

    /// <summary>
    /// The step on the common axis at which the series begins; negative for one that begins before all others known
    /// here.
    /// </summary>
    public int OffsetOf(Series series)
    {
        if (_origin is not { } origin || !series.HasCalendar)
            return _longest - series.Length;
        var start = series.Start!.Value;
        var months = 12 * (start.Year - origin.Year) + start.Month - origin.Month;
        return series.Frequency switch
        {
            Frequency.Hourly => (int)Math.Round((start - origin).TotalHours),
            Frequency.Daily => (int)Math.Round((start - origin).TotalDays),
            Frequency.Weekly => (int)Math.Round((start - origin).TotalDays / 7),
            Frequency.Monthly => months,
            Frequency.Quarterly => months / 3,
            _ => start.Year - origin.Year,
        };
    }
}
