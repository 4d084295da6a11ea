namespace BizPulse.Forecasting.Calendar;

/// <summary>What the calendar and the plans know about each step, past and ahead, as columns of a regression.</summary>
internal sealed class CalendarDesign
{
    private const double Year = 365.25;

    private readonly Series _history;
    private readonly int _steps;

    private CalendarDesign(Series history, int horizon) => (_history, _steps) = (history, history.Length + horizon);

    /// <summary>Columns of effects that return; they make up the factor of a step.</summary>
    public List<Column> Effects { get; } = [];

    /// <summary>Columns of slow change, which keep the effects from explaining it; not continued ahead.</summary>
    public List<Column> Trend { get; } = [];

    /// <param name="PriorDeviation">How large the effect on the log may be expected to be before any data is
    /// seen.</param>
    internal sealed record Column(string Name, double[] Values, double PriorDeviation)
    {
        /// <summary>The steps at which the column is not zero, where these are few; else null.</summary>
        public int[]? Steps { get; } = StepsOf(Values);

        private static int[]? StepsOf(double[] values)
        {
            var count = values.Length - values.AsSpan().Count(0.0);
            if (4 * count > values.Length)
                return null;
            var steps = new int[count];
            for (int t = 0, next = 0; next < count; t++)
                if (values[t] != 0)
                    steps[next++] = t;
            return steps;
        }
    }

    /// <param name="groupEffects">Logarithms of what the calendar does to the series' group: where it is known, the
    /// series only deviates.</param>
    public static CalendarDesign Of(Series history, int horizon, Func<int, bool> isClosed, double[]? groupEffects)
    {
        var design = new CalendarDesign(history, horizon);
        design.AddTrend();
        design.AddWeek(isClosed, prior: groupEffects is null ? 0.7 : 0.2);
        design.AddRegressors(isClosed, aloneOnly: false);
        design.AddYear(groupEffects is null ? 1 : 0.5);
        if (groupEffects is not null)
            design.Effects.Add(new("group", groupEffects, 0.3));
        return design;
    }

    /// <summary>
    /// The same for a series too faint to show a year or single events of its own: those come from its group alone.
    /// </summary>
    public static CalendarDesign Faint(Series history, int horizon, Func<int, bool> isClosed, double[]? groupEffects)
    {
        var design = new CalendarDesign(history, horizon);
        design.AddTrend();
        design.AddWeek(isClosed, prior: groupEffects is null ? 0.5 : 0.15);
        design.AddRegressors(isClosed, aloneOnly: true);
        if (groupEffects is not null)
            design.Effects.Add(new("group", groupEffects, 0.3));
        return design;
    }

    public int Count => Trend.Count + Effects.Count;

    private double StepsPerYear => _history.Frequency switch
    {
        Frequency.Hourly => Year * 24,
        Frequency.Daily => Year,
        Frequency.Weekly => Year / 7,
        Frequency.Monthly => 12,
        Frequency.Quarterly => 4,
        _ => double.PositiveInfinity,
    };

    private void AddTrend()
    {
        var n = _history.Length;
        Trend.Add(new("level", Make(_ => 1), 100));
        Trend.Add(new("slope", Make(t => (t - n / 2.0) / n), 2));
        var spacing = double.IsFinite(StepsPerYear) ? StepsPerYear / 2 : n / 4.0;
        var bends = (int)Math.Min(12, n / spacing) - 1;
        for (var bend = 1; bend <= bends; bend++)
        {
            var start = n * (double)bend / (bends + 1);
            Trend.Add(new("bend", Make(t => Math.Max(0, t - start) / spacing), 0.15));
        }
    }

    private void AddWeek(Func<int, bool> isClosed, double prior)
    {
        if (_history.Frequency == Frequency.Daily)
            AddPositions("weekday", t => t % 7, 7, prior, isClosed);
        if (_history.Frequency != Frequency.Hourly)
            return;
        AddPositions("hour", t => t % 24, 24, prior, isClosed);
        if (_history.Length >= 336)
            AddPositions("hour-of-week", t => t % 168, 168, 0.3, isClosed);
    }

    private void AddPositions(string name, Func<int, int> position, int count, double prior, Func<int, bool> isClosed)
    {
        var columns = Enumerable.Range(0, count).Select(_ => new double[_steps]).ToArray();
        for (var t = 0; t < _steps; t++)
            if (!isClosed(t))
                columns[position(t)][t] = 1;
        foreach (var column in columns.Where(column => column.Any(value => value > 0)))
            Effects.Add(new(name, column, prior));
    }

    // A year can only be told from a trend once it has come back.
    private void AddYear(double strength)
    {
        var years = _history.Length / StepsPerYear;
        if (_history.Frequency is Frequency.None or Frequency.Hourly or Frequency.Yearly || years < 1.9)
            return;
        var waves = (int)Math.Min(StepsPerYear / 2, years < 3 ? 6 : 10);
        var phase = _history.HasCalendar ? YearPhase() : t => 2 * Math.PI * t / StepsPerYear;
        for (var k = 1; k <= waves; k++)
        {
            var wave = k;
            Effects.Add(new("year-sine", Make(t => Math.Sin(wave * phase(t))), 0.3 * strength / wave));
            Effects.Add(new("year-cosine", Make(t => Math.Cos(wave * phase(t))), 0.3 * strength / wave));
        }
        if (_history.HasCalendar && _history.Frequency == Frequency.Daily)
            for (var month = 1; month <= 12; month++)
            {
                var m = month;
                Effects.Add(new("month", Make(t => _history.TimeAt(t).Month == m ? 1 : 0), 0.1 * strength));
            }
    }

    private Func<int, double> YearPhase()
    {
        var phases = new double[_steps];
        for (var t = 0; t < _steps; t++)
        {
            var time = _history.TimeAt(t);
            phases[t] = 2 * Math.PI * (time.DayOfYear - 1) / (DateTime.IsLeapYear(time.Year) ? 366 : 365);
        }
        return t => phases[t];
    }

    private void AddRegressors(Func<int, bool> isClosed, bool aloneOnly)
    {
        foreach (var regressor in _history.Regressors)
            switch (regressor.Kind)
            {
                case RegressorKind.Price:
                    AddPrice(regressor);
                    break;
                case RegressorKind.Event when aloneOnly:
                    break;
                case RegressorKind.Event:
                    AddEvent(regressor, isClosed);
                    break;
                default:
                    AddScaled(regressor);
                    break;
            }
    }

    private void AddPrice(Regressor price)
    {
        var usual = Enumerable.Range(0, _history.Length).Select(price.At).Where(value => value > 0).DefaultIfEmpty(1)
            .Average();
        Effects.Add(new("price", Make(t => price.At(t) > 0 ? Math.Log(price.At(t) / usual) : 0), 1.5));
    }

    // The day itself, the day before (people stock up) and the day after.
    private void AddEvent(Regressor occasion, Func<int, bool> isClosed)
    {
        if (!Enumerable.Range(0, _history.Length).Any(t => occasion.At(t) > 0))
            return;
        Effects.Add(new(occasion.Name, Make(t => isClosed(t) ? 0 : occasion.At(t)), 0.4));
        if (_history.Frequency != Frequency.Daily)
            return;
        Effects.Add(new(occasion.Name + "-eve", Make(t => isClosed(t) ? 0 : occasion.At(t + 1)), 0.15));
        Effects.Add(new(occasion.Name + "-morrow", Make(t => isClosed(t) || t == 0 ? 0 : occasion.At(t - 1)), 0.15));
    }

    private void AddScaled(Regressor regressor)
    {
        var largest = Enumerable.Range(0, _history.Length).Select(t => Math.Abs(regressor.At(t))).DefaultIfEmpty(0)
            .Max();
        if (largest > 0)
            Effects.Add(new(regressor.Name, Make(t => regressor.At(t) / largest), 0.7));
    }

    private double[] Make(Func<int, double> value)
    {
        var column = new double[_steps];
        for (var t = 0; t < _steps; t++)
            column[t] = value(t);
        return column;
    }
}
