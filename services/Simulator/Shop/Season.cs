namespace BizPulse.Simulator.Shop;

/// <summary>
/// How the calendar moves demand: week, year, holidays, growth and the hours of the day. Every factor has a mean near
/// 1.
/// </summary>
public static class Season
{
    private static readonly double[] ShopWeek = [0.0, 0.80, 0.85, 0.95, 1.05, 1.35, 1.60]; // Sunday first
    private static readonly double[] WebWeek = [1.25, 1.10, 1.00, 0.95, 0.92, 0.85, 0.93];

    public static double Week(Store store, DateOnly day) => (store.IsWeb ? WebWeek : ShopWeek)[(int)day.DayOfWeek];

    public static double Year(Category category, DateOnly day) =>
        1 + category.YearSwing * Math.Cos(2 * Math.PI * (day.DayOfYear - category.YearPeak) / 365.25);

    /// <summary>
    /// The run-up to Christmas, the quiet days after it, and the discount weekend at the end of November.
    /// </summary>
    public static double Holidays(Category category, DateOnly day)
    {
        var daysToChristmas = new DateOnly(day.Year, 12, 24).DayNumber - day.DayNumber;
        if (daysToChristmas is >= 0 and <= 35)
            return (1 + category.GiftLift * Math.Pow(1 - daysToChristmas / 36.0, 1.3))
                * (IsDiscountWeekend(day) ? 1.5 : 1);
        if (daysToChristmas < 0 || day.DayOfYear <= 6)
            return 0.65;
        return Math.Abs(day.DayNumber - Easter(day.Year).DayNumber + 3) <= 4 ? 1.15 : 1;
    }

    /// <summary>About a quarter more every year.</summary>
    public static double Growth(DateOnly firstDay, DateOnly day) =>
        Math.Pow(1.25, (day.DayNumber - firstDay.DayNumber) / 365.25);

    public static bool IsPublicHoliday(DateOnly day)
    {
        var fromEaster = day.DayNumber - Easter(day.Year).DayNumber;
        return (day.Month, day.Day) is (1, 1) or (5, 1) or (12, 25) or (12, 26) || fromEaster is -2 or 1 or 39 or 50;
    }

    /// <summary>
    /// The name of the part of the day, in the hours the data set promises: 22–06, 06–12, 12–18, 18–22.
    /// </summary>
    public static string TimeOfDay(int hour) => hour switch
    {
        >= 6 and < 12 => "morning",
        >= 12 and < 18 => "afternoon",
        >= 18 and < 22 => "evening",
        _ => "overnight",
    };

    /// <summary>Share of a web day's demand that falls into one hour.</summary>
    public static double WebHour(int hour) => hour switch
    {
        >= 6 and < 12 => 0.27 / 6,
        >= 12 and < 18 => 0.33 / 6,
        >= 18 and < 22 => 0.31 / 4,
        _ => 0.09 / 8,
    };

    /// <summary>
    /// A moment of the day for one purchase: shops from nine to eight with the afternoon busiest, the web at any hour.
    /// </summary>
    public static TimeSpan Moment(Store store, Chance chance) => store.IsWeb
        ? TimeSpan.FromHours(chance.PickIndex(WebHours) + chance.Uniform())
        : TimeSpan.FromHours(9 + 11 * (chance.Uniform() + chance.Uniform() + chance.Uniform()) / 3);

    private static readonly double[] WebHours = Chance.RunningTotals(Enumerable.Range(0, 24).Select(WebHour));

    private static bool IsDiscountWeekend(DateOnly day)
    {
        var lastOfNovember = new DateOnly(day.Year, 11, 30);
        var friday = lastOfNovember.AddDays(-(((int)lastOfNovember.DayOfWeek + 2) % 7));
        return day.DayNumber - friday.DayNumber is >= 0 and <= 3;
    }

    /// <summary>Gregorian Easter Sunday (Meeus, Jones and Butcher).</summary>
    private static DateOnly Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var month = (h + l - 7 * m + 114) / 31;
        return new DateOnly(year, month, (h + l - 7 * m + 114) % 31 + 1);
    }
}
