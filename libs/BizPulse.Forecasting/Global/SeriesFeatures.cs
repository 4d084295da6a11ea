namespace BizPulse.Forecasting.Global;

/// <summary>
/// One series as the global model sees it: for any origin and step ahead, a row of numbers without unit.
/// </summary>
internal sealed class SeriesFeatures
{
    private const int RecentValues = 7;
    private const int SameDays = 8;

    private readonly FeatureContext _context;
    private readonly Cycles _cycles;
    private readonly Series _series;
    private readonly RunningSums _sums;
    private readonly double[] _values; // NaN where nothing was observed
    private readonly RunningSums?[] _groups;
    private readonly double[] _codes;
    private readonly int _offset;
    private readonly Regressor? _price;
    private readonly Regressor? _promotion;
    private readonly RunningSums? _prices;
    private readonly RunningSums? _promotions;
    private readonly Regressor?[] _others;
    private readonly double[] _lastSale;

    public SeriesFeatures(Series series, FeatureContext context)
    {
        (_series, _context, _cycles) = (series, context, context.Cycles);
        Start = Math.Max(0, Array.FindIndex(series.Values, value => value != 0));
        _values =
            [.. series.Values.Select(
                (value, t) => t < Start || series.StateAt(t) != DayState.Sold ? double.NaN : value)];
        _sums = new RunningSums(_values);
        _groups = context.Groups.Of(series);
        _codes = context.Codes.Of(series);
        _offset = context.Timeline.OffsetOf(series);
        _price = series.Regressors.FirstOrDefault(regressor => regressor.Kind == RegressorKind.Price);
        _promotion = series.Regressors.FirstOrDefault(regressor => regressor.Kind == RegressorKind.Promotion);
        _prices = _price is null ? null : new RunningSums([.. Enumerable.Range(0, series.Length).Select(_price.At)]);
        _promotions = _promotion is null
            ? null
            : new RunningSums([.. Enumerable.Range(0, series.Length).Select(_promotion.At)]);
        _others =
            [.. context.OtherRegressors.Select(
                name => series.Regressors.FirstOrDefault(regressor => regressor.Name == name))];
        _lastSale = LastSales();
    }

    /// <summary>The first step that was sold: what lies before is not history.</summary>
    public int Start { get; }

    public int Length => _values.Length;

    public bool IsKnown(int t) => !double.IsNaN(_values[t]);

    public double this[int t] => _values[t];

    /// <summary>
    /// The size of the series at an origin, which every value is measured by: recent means, each shrunk to the longer
    /// one.
    /// </summary>
    public double LevelAt(int origin)
    {
        var level = _sums.Mean(0, origin);
        var windows = new[] { (_cycles.Windows[^1], 0.6), (_cycles.Windows[^3], 0.6), (_cycles.Month, 0.6) };
        foreach (var (window, trust) in windows)
        {
            var recent = _sums.Mean(origin - window + 1, origin);
            if (!double.IsNaN(recent))
                level += trust * (recent - level);
        }
        return double.IsNaN(level) ? 0 : level;
    }

    /// <summary>How far values lie from the one before, on average of squares: what errors are measured by.</summary>
    public double RootMeanSquaredStep()
    {
        var (sum, count) = (0.0, 0);
        for (var t = Start + 1; t < _values.Length; t++)
            if (!double.IsNaN(_values[t]) && !double.IsNaN(_values[t - 1]))
            {
                sum += Math.Pow(_values[t] - _values[t - 1], 2);
                count++;
            }
        return count == 0 ? 0 : Math.Sqrt(sum / count);
    }

    /// <param name="row">Receives <see cref="FeatureContext.Count"/> values; NaN for what is not known.</param>
    /// <param name="origin">The last step that may be looked at.</param>
    /// <param name="ahead">How many steps after it the row is about.</param>
    /// <param name="level">The level at the origin.</param>
    public void Write(Span<float> row, int origin, int ahead, double level)
    {
        var target = origin + ahead;
        var writer = new Writer(row);
        writer.Add(ahead);
        writer.Add(Math.Log(level));
        writer.Add(Math.Log(origin - Start + 1));
        foreach (var code in _codes)
            writer.Add(code);
        WriteCalendar(ref writer, target);
        WriteLevels(ref writer, origin, level);
        WriteSameDays(ref writer, origin, target, level);
        WriteYear(ref writer, _sums, origin, target, 0);
        foreach (var group in _groups)
            WriteGroup(ref writer, group, origin, target);
        WriteRegressors(ref writer, origin, target);
    }

    private void WriteCalendar(ref Writer writer, int target)
    {
        if (!_series.HasCalendar)
        {
            writer.Add((_offset + target) % _cycles.Short);
            writer.Skip(3);
            return;
        }
        var time = _series.TimeAt(target);
        writer.Add(_series.Frequency == Frequency.Hourly ? time.Hour : (int)time.DayOfWeek);
        writer.Add(_series.Frequency == Frequency.Hourly ? (int)time.DayOfWeek : time.Day);
        writer.Add(time.DayOfYear);
        writer.Add(DateTime.DaysInMonth(time.Year, time.Month) - time.Day);
    }

    private void WriteLevels(ref Writer writer, int origin, double level)
    {
        foreach (var window in _cycles.Windows)
            writer.Add(
                origin - Start + 1 >= window * 3 / 4 ? _sums.Mean(origin - window + 1, origin) / level : double.NaN);
        for (var back = 0; back < RecentValues; back++)
            writer.Add(origin - back >= Start ? _values[origin - back] / level : double.NaN);
        var (month, quarter) = (_cycles.Month, _cycles.Windows[^3]);
        writer.Add(_sums.Deviation(origin - month + 1, origin) / level);
        writer.Add(_sums.Deviation(origin - quarter + 1, origin) / level);
        writer.Add(_sums.ZeroShare(origin - month + 1, origin));
        writer.Add(_sums.ZeroShare(origin - quarter + 1, origin));
        writer.Add(_lastSale[origin]);
    }

    // The same weekday (hour, month ...) in the cycles before.
    private void WriteSameDays(ref Writer writer, int origin, int target, double level)
    {
        var (sum, count) = (0.0, 0);
        var cyclesAhead = (target - origin + _cycles.Short - 1) / _cycles.Short;
        for (var back = 0; back < SameDays; back++)
        {
            var t = target - (cyclesAhead + back) * _cycles.Short;
            var value = t >= Start ? _values[t] / level : double.NaN;
            if (!double.IsNaN(value))
                (sum, count) = (sum + value, count + 1);
            if (back < 3)
                writer.Add(value);
            if (back is 3 or SameDays - 1)
                writer.Add(sum / count);
        }
        var sameDays = sum / count;
        var days = SameDays * _cycles.Short;
        writer.Add(sameDays * level / _sums.Mean(origin - days + 1, origin));
    }

    /// <summary>How last year went from this time of the year to the target's.</summary>
    private void WriteYear(ref Writer writer, RunningSums sums, int origin, int target, int offset)
    {
        writer.Add(YearRatio(sums, offset + origin, offset + target, _cycles.Year, _cycles.Short / 2));
        var (ratio, years) = (0.0, 0);
        for (var year = 1; year <= 3; year++)
        {
            var one = YearRatio(
                sums, offset + origin, offset + target, year * _cycles.Year, _cycles.Short / 2 + _cycles.Short * 3 / 4);
            if (!double.IsNaN(one))
                (ratio, years) = (ratio + one, years + 1);
        }
        writer.Add(ratio / years);
    }

    private double YearRatio(RunningSums sums, int origin, int target, int back, int around)
    {
        if (_cycles.Year == 0 || origin - back - _cycles.Month + 1 < 0)
            return double.NaN;
        // Where the window reaches past the origin (hourly data, whose long cycle is short), only what is known counts.
        var atTarget = sums.Mean(target - back - around, Math.Min(origin, target - back + around));
        var atOrigin = sums.Mean(origin - back - _cycles.Month + 1, origin - back);
        return atOrigin > 0 ? Math.Min(atTarget / atOrigin, 20) : double.NaN;
    }

    private void WriteGroup(ref Writer writer, RunningSums? group, int origin, int target)
    {
        if (group is null)
        {
            writer.Skip(FeatureContext.PerGroup);
            return;
        }
        var now = _offset + origin;
        var month = group.Mean(now - _cycles.Month + 1, now);
        writer.Add(group.Mean(now - _cycles.Short + 1, now) / month);
        writer.Add(month / group.Mean(now - _cycles.Windows[^3] + 1, now));
        writer.Add(SameDayIndex(group, origin, target));
        WriteYear(ref writer, group, origin, target, _offset);
    }

    private double SameDayIndex(RunningSums group, int origin, int target)
    {
        var cyclesAhead = (target - origin + _cycles.Short - 1) / _cycles.Short;
        var (sum, count) = (0.0, 0);
        for (var back = 0; back < SameDays; back++)
        {
            var t = _offset + target - (cyclesAhead + back) * _cycles.Short;
            var value = group.Mean(t, t);
            if (t >= 0 && !double.IsNaN(value))
                (sum, count) = (sum + value, count + 1);
        }
        return sum / count / group.Mean(_offset + origin - SameDays * _cycles.Short + 1, _offset + origin);
    }

    private void WriteRegressors(ref Writer writer, int origin, int target)
    {
        if (_context.HasPrices)
            WritePrice(ref writer, origin, target);
        if (_context.HasPromotions)
            WritePromotion(ref writer, origin, target);
        if (_context.Events.Any)
            writer.Add(_context.Events.At(_series, _offset, origin, target));
        foreach (var regressor in _others)
            writer.Add(regressor?.At(target) ?? double.NaN);
    }

    private void WritePrice(ref Writer writer, int origin, int target)
    {
        if (_price is null || _prices is null
            || _price.At(_series.IsKnownAhead(_price) ? target : origin) is not (> 0 and var price))
        {
            writer.Skip(FeatureContext.PerPrice);
            return;
        }
        writer.Add(Math.Log(price / _prices.Mean(origin - _cycles.Month + 1, origin)));
        writer.Add(Math.Log(price / _prices.Mean(origin - _cycles.Windows[^1] + 1, origin)));
        writer.Add(Math.Log(price));
    }

    private void WritePromotion(ref Writer writer, int origin, int target)
    {
        if (_promotion is null || _promotions is null)
        {
            writer.Skip(FeatureContext.PerPromotion);
            return;
        }
        var isKnown = _series.IsKnownAhead(_promotion); // else the past must not teach what nobody will know
        writer.Add(isKnown ? _promotion.At(target) : double.NaN);
        writer.Add(_promotions.Mean(origin - _cycles.Month + 1, origin));
        writer.Add(isKnown ? _promotion.At(target - 1) + _promotion.At(target + 1) : double.NaN);
    }

    private double[] LastSales()
    {
        var since = new double[_values.Length];
        var steps = 0;
        for (var t = 0; t < _values.Length; t++)
            since[t] = Math.Log(1 + (steps = _values[t] > 0 ? 0 : steps + 1));
        return since;
    }

    private ref struct Writer(Span<float> row)
    {
        private readonly Span<float> _row = row;
        private int _next;

        public void Add(double value) => _row[_next++] = double.IsFinite(value) ? (float)value : float.NaN;

        public void Skip(int count)
        {
            for (var i = 0; i < count; i++)
                Add(double.NaN);
        }
    }
}
