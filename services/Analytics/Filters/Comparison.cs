using System.ComponentModel;
using BizPulse.Problems;
using Microsoft.AspNetCore.Mvc;

namespace BizPulse.Analytics.Filters;

public enum CompareWith
{
    /// <summary>As many days, just before.</summary>
    Previous,

    /// <summary>The same dates a year before.</summary>
    Year,

    /// <summary>Whole weeks before, as few as reach before the period: Mondays stand beside Mondays.</summary>
    Weekday,

    None,

    /// <summary>The days that the question names.</summary>
    Custom,
}

/// <summary>Which days a period stands beside.</summary>
public sealed record Comparison(
    [property: FromQuery(Name = "compare"), Description("What the period is compared with")] CompareWith Compare = CompareWith.Previous,
    [property: FromQuery(Name = "compareFrom"), Description("First day of a custom comparison")] DateOnly? CompareFrom = null,
    [property: FromQuery(Name = "compareTo"), Description("Last day of a custom comparison, inclusive")] DateOnly? CompareTo = null)
{
    public IResult? Problem() => Compare switch
    {
        CompareWith.Custom when CompareFrom is null => Invalid.Field("compareFrom", "is required for a custom comparison."),
        CompareWith.Custom when CompareTo is null => Invalid.Field("compareTo", "is required for a custom comparison."),
        CompareWith.Custom => DayRange.Problem("compareFrom", CompareFrom, "compareTo", CompareTo),
        _ when !Enum.IsDefined(Compare) => Invalid.Field("compare", "must be previous, year, weekday, none or custom."),
        _ => null,
    };

    /// <summary>The days beside a period; null for none.</summary>
    public (DateOnly From, DateOnly To)? Beside(DateOnly from, DateOnly to) => Compare switch
    {
        CompareWith.Previous or CompareWith.Weekday => (from.AddDays(-Shift(from, to)), to.AddDays(-Shift(from, to))),
        CompareWith.Year => (from.AddYears(-1), to.AddYears(-1)),
        CompareWith.Custom => (CompareFrom!.Value, CompareTo!.Value),
        _ => null,
    };

    /// <summary>The day beside one day of a period; null for none, as on 29 February, and past the end of a shorter comparison.</summary>
    public DateOnly? DayBeside(DateOnly day, DateOnly from, DateOnly to) => Compare switch
    {
        CompareWith.Previous or CompareWith.Weekday => day.AddDays(-Shift(from, to)),
        CompareWith.Year => day.AddYears(-1) is var before && before.Day == day.Day ? before : null,
        CompareWith.Custom => CompareFrom!.Value.AddDays(day.DayNumber - from.DayNumber) is var before && before <= CompareTo ? before : null,
        _ => null,
    };

    private int Shift(DateOnly from, DateOnly to)
    {
        var days = to.DayNumber - from.DayNumber + 1;
        return Compare == CompareWith.Weekday ? (days + 6) / 7 * 7 : days;
    }
}
