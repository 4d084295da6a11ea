namespace BizPulse.Forecasting.Calendar;

/// <summary>
/// Days on which a country rests. The engine learns from the history what they do to a shop: closed, quiet or busy.
/// </summary>
public static class PublicHolidays
{
    // Proclaimed once, or moved for an occasion.
    private static readonly DateOnly[] s_englandOnce =
    [
        new(2011, 4, 29), new(2012, 6, 4), new(2012, 6, 5), new(2020, 5, 8), new(2022, 6, 2), new(2022, 6, 3),
        new(2022, 9, 19), new(2023, 5, 8),
    ];

    private static readonly DateOnly[] s_englandMoved = [new(2012, 5, 28), new(2020, 5, 4), new(2022, 5, 30)];

    /// <summary>The days of a year, by the code of the country or region (ISO 3166).</summary>
    public static IReadOnlyDictionary<string, Func<int, IReadOnlySet<DateOnly>>> ByRegion { get; } =
        new Dictionary<string, Func<int, IReadOnlySet<DateOnly>>>
        {
            ["DE"] = Germany,
            ["FR"] = France,
            ["GB-ENG"] = England,
            ["US"] = UnitedStates,
        };

    /// <summary>Bank holidays of England and Wales.</summary>
    public static IReadOnlySet<DateOnly> England(int year)
    {
        var easter = EasterSunday(year);
        DateOnly[] days =
        [
            Substitute(new(year, 1, 1)), easter.AddDays(-2), easter.AddDays(1),
            Nth(year, 5, DayOfWeek.Monday, 1), Last(year, 5, DayOfWeek.Monday), Last(year, 8, DayOfWeek.Monday),
            .. ChristmasAndBoxingDay(year), .. s_englandOnce.Where(day => day.Year == year),
        ];
        return days.Except(s_englandMoved).ToHashSet();
    }

    /// <summary>Federal holidays of the United States on their own dates, and Easter Sunday.</summary>
    public static IReadOnlySet<DateOnly> UnitedStates(int year) => new HashSet<DateOnly>
    {
        new(year, 1, 1), Nth(year, 1, DayOfWeek.Monday, 3), Nth(year, 2, DayOfWeek.Monday, 3), EasterSunday(year),
        Last(year, 5, DayOfWeek.Monday), new(year, 7, 4), Nth(year, 9, DayOfWeek.Monday, 1),
        Nth(year, 10, DayOfWeek.Monday, 2), new(year, 11, 11), Nth(year, 11, DayOfWeek.Thursday, 4), new(year, 12, 25),
    };

    /// <summary>Those of all of Germany.</summary>
    public static IReadOnlySet<DateOnly> Germany(int year)
    {
        var easter = EasterSunday(year);
        return new HashSet<DateOnly>
        {
            new(year, 1, 1), easter.AddDays(-2), easter.AddDays(1), new(year, 5, 1), easter.AddDays(39),
            easter.AddDays(50), new(year, 10, 3), new(year, 12, 25), new(year, 12, 26),
        };
    }

    /// <summary>Those of metropolitan France without Alsace and Moselle.</summary>
    public static IReadOnlySet<DateOnly> France(int year)
    {
        var easter = EasterSunday(year);
        return new HashSet<DateOnly>
        {
            new(year, 1, 1), easter.AddDays(1), new(year, 5, 1), new(year, 5, 8), easter.AddDays(39),
            easter.AddDays(50), new(year, 7, 14), new(year, 8, 15), new(year, 11, 1), new(year, 11, 11),
            new(year, 12, 25),
        };
    }

    /// <summary>
    /// A regressor that is one on the given holidays, from the first day of <paramref name="history"/> to the end of
    /// the horizon.
    /// </summary>
    public static Regressor AsRegressor(Func<int, IReadOnlySet<DateOnly>> holidays, Series history, int horizon)
    {
        ArgumentNullException.ThrowIfNull(holidays);
        ArgumentNullException.ThrowIfNull(history);
        var values = new double[history.Length + horizon];
        var (year, days) = (0, (IReadOnlySet<DateOnly>)new HashSet<DateOnly>());
        for (var t = 0; t < values.Length; t++)
        {
            var day = DateOnly.FromDateTime(history.TimeAt(t));
            if (day.Year != year)
                (year, days) = (day.Year, holidays(day.Year));
            values[t] = days.Contains(day) ? 1 : 0;
        }
        return new("public-holiday", values, RegressorKind.Event);
    }

    /// <remarks>The Gregorian computus of Meeus, Jones and Butcher.</remarks>
    public static DateOnly EasterSunday(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var n = h + l - 7 * m + 114;
        return new(year, n / 31, n % 31 + 1);
    }

    private static DateOnly[] ChristmasAndBoxingDay(int year) => new DateOnly(year, 12, 25).DayOfWeek switch
    {
        DayOfWeek.Friday => [new(year, 12, 25), new(year, 12, 28)],
        DayOfWeek.Saturday => [new(year, 12, 25), new(year, 12, 26), new(year, 12, 27), new(year, 12, 28)],
        DayOfWeek.Sunday => [new(year, 12, 25), new(year, 12, 26), new(year, 12, 27)],
        _ => [new(year, 12, 25), new(year, 12, 26)],
    };

    private static DateOnly Substitute(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    private static DateOnly Nth(int year, int month, DayOfWeek weekday, int n)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays((weekday - first.DayOfWeek + 7) % 7 + 7 * (n - 1));
    }

    private static DateOnly Last(int year, int month, DayOfWeek weekday)
    {
        var last = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        return last.AddDays(-((last.DayOfWeek - weekday + 7) % 7));
    }
}
