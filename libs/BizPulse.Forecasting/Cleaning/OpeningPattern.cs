namespace BizPulse.Forecasting.Cleaning;

/// <summary>
/// Closed days: those the calendar states, weekdays on which the shop never opens, and holidays on which it never
/// opened.
/// </summary>
/// <remarks>
/// A day is only taken for closed when its zeros are too many for chance, given how often other days have none.
/// </remarks>
public sealed class OpeningPattern
{
    private const double Chance = 1e-4;

    private readonly Series _history;
    private readonly bool[] _closedWeekdays = new bool[7];
    private readonly List<Regressor> _closingEvents = [];
    private readonly HashSet<(int Month, int Day)> _closedDates = [];
    private readonly bool[] _closed;

    internal OpeningPattern(Series history)
    {
        _history = history;
        _closed = new bool[history.Length];
        if (history.Frequency == Frequency.Daily)
            Detect();
        for (var t = 0; t < _closed.Length; t++)
            _closed[t] |= IsClosedByRule(t);
    }

    /// <summary>Days of the week on which the shop opens: the season of the open days alone.</summary>
    public int OpenWeekdays => _closedWeekdays.Count(closed => !closed);

    /// <summary>Whether step <paramref name="t"/>, past or ahead, is closed.</summary>
    public bool IsClosed(int t) => t < _closed.Length ? _closed[t] : IsClosedByRule(t);

    /// <summary>Whether step <paramref name="t"/> falls on a weekday that never opens.</summary>
    public bool IsOnClosedWeekday(int t) => _history.Frequency == Frequency.Daily && _closedWeekdays[Weekday(t)];

    private bool IsClosedByRule(int t) =>
        _history.StateAt(t) == DayState.Closed
        || IsOnClosedWeekday(t)
        || _closingEvents.Exists(holiday => holiday.At(t) > 0)
        || _closedDates.Count > 0 && _closedDates.Contains(MonthAndDay(t));

    private void Detect()
    {
        DetectWeekdays();
        var zeroShare = ZeroShare();
        foreach (var holiday in _history.Regressors.Where(regressor => regressor.Kind == RegressorKind.Event))
            if (NeverOpens(t => holiday.At(t) > 0 && !IsOnClosedWeekday(t), zeroShare))
                _closingEvents.Add(holiday);
        if (zeroShare < 0.1)
            DetectSingleDays();
    }

    private void DetectWeekdays()
    {
        var (days, sold) = (new int[7], new int[7]);
        foreach (var t in Known())
        {
            days[Weekday(t)]++;
            sold[Weekday(t)] += _history.Values[t] > 0 ? 1 : 0;
        }
        var open = Enumerable.Range(0, 7).Where(day => sold[day] > 0).ToArray();
        if (open.Length == 0)
            return;
        var zeroShare = 1 - (double)open.Sum(day => sold[day]) / open.Sum(day => days[day]);
        for (var day = 0; day < 7; day++)
            _closedWeekdays[day] = sold[day] == 0 && days[day] >= 3
                && Math.Pow(Math.Max(zeroShare, 0.02), days[day]) < Chance;
    }

    // In a shop that practically always sells, a day without any sale was a closed one; on the same date every year, it
    // will be again.
    private void DetectSingleDays()
    {
        var expected = Known().Where(t => _history.Values[t] > 0).Select(t => _history.Values[t]).DefaultIfEmpty(0)
            .Order().ToArray();
        if (expected[expected.Length / 10] < 4) // its slow days are so slow that zero may be chance
            return;
        foreach (var t in Known())
            _closed[t] = _history.Values[t] == 0;
        if (_history.HasCalendar)
            foreach (var date in Known().GroupBy(MonthAndDay).Where(
                date => date.Count() >= 2 && date.All(t => _closed[t])))
                _closedDates.Add(date.Key);
    }

    private bool NeverOpens(Func<int, bool> isDay, double zeroShare)
    {
        var days = 0;
        foreach (var t in Known())
        {
            if (!isDay(t))
                continue;
            if (_history.Values[t] > 0)
                return false;
            days++;
        }
        return days > 0 && Math.Pow(Math.Max(zeroShare, 0.005), days) < Chance * 100;
    }

    private double ZeroShare()
    {
        var (days, zeros) = (0, 0);
        foreach (var t in Known())
        {
            if (IsOnClosedWeekday(t))
                continue;
            days++;
            zeros += _history.Values[t] == 0 ? 1 : 0;
        }
        return days == 0 ? 1 : (double)zeros / days;
    }

    private IEnumerable<int> Known() =>
        Enumerable.Range(0, _history.Length).Where(
            t => _history.StateAt(t) == DayState.Sold && !double.IsNaN(_history.Values[t]));

    // Without a calendar weekdays have no names but still come every seven days.
    private int Weekday(int t) => _history.Start is { } start ? (int)(start.DayOfWeek + t % 7) % 7 : t % 7;

    private (int, int) MonthAndDay(int t)
    {
        var day = _history.TimeAt(t);
        return (day.Month, day.Day);
    }
}
