using System.Collections;
using System.Runtime.CompilerServices;

namespace BizPulse.Forecasting;

/// <summary>
/// A history to forecast: values in order of time, and what is known about them. Never changed once made.
/// </summary>
/// <example><code>
/// var series = new Series([12, 15, 11, 9]) { Start = new DateTime(2025, 1, 1), Frequency = Frequency.Daily };
/// </code></example>
[CollectionBuilder(typeof(SeriesBuilder), nameof(SeriesBuilder.Create))]
public sealed record Series(double[] Values) : IEnumerable<double>
{
    public string Id { get; init; } = "";

    /// <summary>The first observation's local time; null when the series has no calendar.</summary>
    public DateTime? Start { get; init; }

    public Frequency Frequency { get; init; }

    /// <summary>
    /// Seasons in observations, shortest first, e.g. 7 and 365.25 for days. Follows from <see cref="Frequency"/> unless
    /// given.
    /// </summary>
    public double[] SeasonLengths
    {
        get => field ?? SeasonsOf(Frequency);
        init;
    }

    /// <summary>
    /// The meaning of each observation, and of future steps as far as the calendar knows them. Empty: all
    /// <see cref="DayState.Sold"/>.
    /// </summary>
    public DayState[] States { get; init; } = [];

    public IReadOnlyList<Regressor> Regressors { get; init; } = [];

    public string Product { get; init; } = "";
    public string Category { get; init; } = "";
    public string Store { get; init; } = "";

    public int Length => Values.Length;

    /// <summary>The shortest season in whole observations; 1 when there is none.</summary>
    public int Season => SeasonLengths.Length == 0 ? 1 : (int)Math.Round(SeasonLengths[0]);

    public bool HasCalendar => Start is not null && Frequency != Frequency.None;

    public DayState StateAt(int t) => t < States.Length ? States[t] : DayState.Sold;

    /// <summary>The local time of step <paramref name="t"/>, which may lie in the future.</summary>
    public DateTime TimeAt(int t)
    {
        var start = Start ?? throw new InvalidOperationException($"Series '{Id}' has no start date.");
        return Frequency switch
        {
            Frequency.Hourly => start.AddHours(t),
            Frequency.Daily => start.AddDays(t),
            Frequency.Weekly => start.AddDays(7 * t),
            Frequency.Monthly => start.AddMonths(t),
            Frequency.Quarterly => start.AddMonths(3 * t),
            Frequency.Yearly => start.AddYears(t),
            _ => throw new InvalidOperationException($"Series '{Id}' has no frequency."),
        };
    }

    /// <summary>
    /// The first <paramref name="count"/> observations. What is known of the future (states, regressors) stays known.
    /// </summary>
    public Series First(int count) => this with { Values = Values[..count] };

    /// <summary>
    /// The same, as it was known then: of a regressor that tells no more than the history does, nothing was known
    /// ahead.
    /// </summary>
    internal Series AsKnownAt(int count) => First(count) with
    {
        Regressors =
            [.. Regressors.Select(
                r => IsKnownAhead(r) ? r : r with { Values = r.Values[..Math.Min(count, r.Values.Length)] })],
    };

    internal bool IsKnownAhead(Regressor regressor) => regressor.Values.Length > Length;

    /// <summary>Everything from step <paramref name="start"/> on.</summary>
    public Series From(int start) => this with
    {
        Values = Values[start..],
        Start = HasCalendar ? TimeAt(start) : Start,
        States = States.Length > start ? States[start..] : [],
        Regressors = [.. Regressors.Select(r => r with { Values = r.Values.Length > start ? r.Values[start..] : [] })],
    };

    /// <summary>The same series with other values of the same length, e.g. cleaned or transformed ones.</summary>
    public Series WithValues(double[] values) => this with { Values = values };

    public IEnumerator<double> GetEnumerator() => ((IEnumerable<double>)Values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static double[] SeasonsOf(Frequency frequency) => frequency switch
    {
        Frequency.Hourly => [24, 168],
        Frequency.Daily => [7, 365.25],
        Frequency.Weekly => [365.25 / 7],
        Frequency.Monthly => [12],
        Frequency.Quarterly => [4],
        _ => [],
    };
}
