namespace BizPulse.Forecasting.Cleaning;

/// <summary>
/// Days on which nothing is sold: those stated as closed, and weekdays and holidays on which nothing ever was. Of a
/// whole shop also single days, and the same date of every year.
/// </summary>
/// <remarks>
/// A day is only taken for closed when its zeros are too many for chance, given how often other days have none.
/// </remarks>
public sealed class OpeningPattern
{
    private const double Chance = 1e-4;
    private const int LongestClosing = 28; // days; what sold nothing for longer up to now has not closed but stopped
    private const int MostlyClosed = 9; // stated closings to a day that was open

    private readonly Series _history;
    private readonly int _length; // without the days since it stopped
    private readonly int _firstWeekday;
    private readonly bool[] _closedWeekdays = new bool[7];
    private readonly List<Regressor> _closingEvents = [];
    private readonly List<Regressor> _statedEvents = []; // known from statements alone, so these have the last word
    private readonly HashSet<(int Month, int Day)> _closedDates = [];
    private readonly bool[] _closed;

    internal OpeningPattern(Series history, bool isWholeShop = false)
    {
        _history = history;
        _length = LengthUntilItStopped();
        _firstWeekday = (int)(history.Start?.DayOfWeek ?? 0);
        _closed = new bool[history.Length];
        if (history.Frequency == Frequency.Daily)
            Detect(isWholeShop);
        for (var t = 0; t < _closed.Length; t++)
            _closed[t] |= history.StateAt(t) == DayState.Closed || history.Values[t] is not > 0 && IsClosedByRule(t);
    }

    /// <summary>
    /// Found over all that a shop sells: one series can't tell a closed day from one on which nobody bought it.
    /// </summary>
    public static OpeningPattern OfShop(Series sales) => new(sales, isWholeShop: true);

    /// <summary>Days of the week on which the shop opens: the season of the open days alone.</summary>
    public int OpenWeekdays => _closedWeekdays.Count(closed => !closed);

    /// <summary>Whether step <paramref name="t"/>, past, ahead or before all that is known, is closed.</summary>
    public bool IsClosed(int t) => t >= 0 && t < _closed.Length
        ? _closed[t]
        : t >= 0 && _history.StateAt(t) == DayState.Closed || IsClosedByRule(t);

    /// <summary>Whether step <paramref name="t"/> falls on a weekday that never opens.</summary>
    public bool IsOnClosedWeekday(int t) => _history.Frequency == Frequency.Daily && _closedWeekdays[Weekday(t)];

    private bool IsClosedByRule(int t) =>
        IsOnClosedWeekday(t) || IsOnClosingEvent(t) || _closedDates.Count > 0 && _closedDates.Contains(MonthAndDay(t));

    private bool IsOnClosingEvent(int t) => t >= 0
        && (_closingEvents.Exists(holiday => holiday.At(t) > 0)
            || t >= _history.States.Length && _statedEvents.Exists(holiday => holiday.At(t) > 0));

    private void Detect(bool isWholeShop)
    {
        DetectWeekdays();
        var zeroShare = ZeroShare();
        foreach (var holiday in _history.Regressors.Where(regressor => regressor.Kind == RegressorKind.Event))
            DetectEvent(holiday, zeroShare);
        if (isWholeShop && zeroShare < 0.1)
            DetectSingleDays();
    }

    private void DetectWeekdays()
    {
        var (days, sold, stated) = (new int[7], new int[7], new int[7]);
        foreach (var t in Known())
        {
            days[Weekday(t)]++;
            sold[Weekday(t)] += _history.Values[t] > 0 ? 1 : 0;
        }
        foreach (var t in StatedClosed())
            stated[Weekday(t)]++;
        var open = Enumerable.Range(0, 7).Where(day => sold[day] > 0).ToArray();
        if (open.Length == 0)
            return;
        var zeroShare = 1 - (double)open.Sum(day => sold[day]) / open.Sum(day => days[day]);
        var mostlyOpen = Enumerable.Range(0, 7).Any(day => days[day] > stated[day]);
        for (var day = 0; day < 7; day++)
            _closedWeekdays[day] = mostlyOpen && stated[day] >= Math.Max(3, MostlyClosed * days[day])
                || sold[day] == 0 && days[day] >= 3 && Math.Pow(Math.Max(zeroShare, 0.02), days[day]) < Chance;
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
            foreach (var date in Known().Concat(StatedClosed())
                .Where(t => !IsOnClosedWeekday(t) && !IsOnClosingEvent(t))
                .GroupBy(MonthAndDay).Where(
                    date => date.Count() >= 2
                        && date.All(t => _closed[t] || _history.StateAt(t) == DayState.Closed)))
                _closedDates.Add(date.Key);
    }

    private void DetectEvent(Regressor holiday, double zeroShare)
    {
        var (days, stated) = (0, 0);
        for (var t = 0; t < _length; t++)
        {
            if (holiday.At(t) <= 0 || IsOnClosedWeekday(t))
                continue;
            if (_history.Values[t] > 0 && IsKnown(t))
                return;
            stated += _history.StateAt(t) == DayState.Closed ? 1 : 0;
            days += IsKnown(t) ? 1 : 0;
        }
        if (days > 0 && Math.Pow(Math.Max(zeroShare, 0.005), days) < Chance * 100)
            _closingEvents.Add(holiday);
        else if (days == 0 && stated > 0)
            _statedEvents.Add(holiday);
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

    private int LengthUntilItStopped()
    {
        var last = Array.FindLastIndex(_history.Values, value => value > 0);
        var quiet = Enumerable.Range(last + 1, _history.Length - last - 1).Count(IsKnown);
        return quiet > LongestClosing ? last + 1 : _history.Length;
    }

    private bool IsKnown(int t) => _history.StateAt(t) == DayState.Sold && !double.IsNaN(_history.Values[t]);

    private IEnumerable<int> Known() => Enumerable.Range(0, _length).Where(IsKnown);

    private IEnumerable<int> StatedClosed() =>
        Enumerable.Range(0, _length).Where(t => _history.StateAt(t) == DayState.Closed);

    // Without a calendar weekdays have no names but still come every seven days.
    private int Weekday(int t) => (_firstWeekday + t % 7 + 7) % 7;

    private (int, int) MonthAndDay(int t)
    {
        var day = _history.TimeAt(t);
        return (day.Month, day.Day);
    }
}
