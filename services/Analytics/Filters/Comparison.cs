using BizPulse.Problems;
using BizPulse.Questions;

namespace BizPulse.Analytics.Filters;

/// <summary>The ways to find the days beside a period.</summary>
public enum Comparing
{
    /// <summary>As many days, just before.</summary>
    Previous,

    /// <summary>The same dates a year before.</summary>
    Year,

    /// <summary>Whole weeks before, as few as reach before the period.</summary>
    Weekday,

    /// <summary>52 weeks before: the same weekdays about a year earlier.</summary>
    YearWeekday,

    /// <summary>Days that are named.</summary>
    Custom,

    None,
}

/// <summary>Which days a period stands beside.</summary>
public sealed record Comparison(Comparing Compare = Comparing.Previous, DateOnly? From = null, DateOnly? To = null)
{
    private const int DaysPerWeek = 7, WeeksPerYear = 52;
    private const string CompareName = "compare", FromName = "compareFrom", ToName = "compareTo";

    internal static QuestionParameter[] Parameters { get; } =
    [
        QuestionParameter.Of<Comparing>(
            CompareName,
            "previous: as many days, just before · year: the same dates a year before · weekday: whole weeks before, "
            + "as few as reach before the period · yearWeekday: 364 days before, the same weekdays a year earlier · "
            + "custom: the days named by compareFrom and compareTo · none",
            Comparing.Previous),
        QuestionParameter.Of<DateOnly>(FromName, "First day of a custom comparison"),
        QuestionParameter.Of<DateOnly>(ToName, "Last day of a custom comparison, inclusive"),
    ];

    public bool IsCustom => Compare == Comparing.Custom;

    internal static Comparison Of(HttpContext context)
    {
        var asked = new QuestionReader(context);
        var comparison = new Comparison(
            asked.Choice<Comparing>(CompareName) ?? Comparing.Previous, asked.Day(FromName), asked.Day(ToName));
        if (comparison.IsCustom)
            Check(comparison);
        return comparison;
    }

    private static void Check(Comparison custom)
    {
        if ((custom.From is null ? FromName : custom.To is null ? ToName : null) is { } missing)
            throw new InvalidFieldException(missing, "is required for a custom comparison.");
        DayRange.Check(FromName, custom.From, ToName, custom.To);
    }

    /// <summary>The days beside a period; null for none.</summary>
    public (DateOnly From, DateOnly To)? Beside(DateOnly from, DateOnly to) => Compare switch
    {
        Comparing.None => null,
        Comparing.Year => (from.AddYears(-1), to.AddYears(-1)),
        Comparing.Custom => (From!.Value, To!.Value),
        _ => (from.AddDays(-Shift(from, to)), to.AddDays(-Shift(from, to))),
    };

    /// <summary>
    /// The day beside one day of a period; null for none, as on 29 February, and past the end of a shorter comparison.
    /// </summary>
    public DateOnly? DayBeside(DateOnly day, DateOnly from, DateOnly to) => Compare switch
    {
        Comparing.None => null,
        Comparing.Year => day.AddYears(-1) is var before && before.Day == day.Day ? before : null,
        Comparing.Custom => From!.Value.AddDays(
            day.DayNumber - from.DayNumber) is var before && before <= To ? before : null,
        _ => day.AddDays(-Shift(from, to)),
    };

    private int Shift(DateOnly from, DateOnly to)
    {
        var days = to.DayNumber - from.DayNumber + 1;
        return Compare switch
        {
            Comparing.Weekday => (days + DaysPerWeek - 1) / DaysPerWeek * DaysPerWeek,
            Comparing.YearWeekday => WeeksPerYear * DaysPerWeek,
            _ => days,
        };
    }
}
