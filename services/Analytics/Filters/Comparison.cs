using System.ComponentModel;
using BizPulse.Problems;
using Microsoft.AspNetCore.Mvc;

namespace BizPulse.Analytics.Filters;

/// <summary>Which days a period stands beside.</summary>
public sealed record Comparison(
    [property: FromQuery(Name = "compare"), Description(
        "previous: as many days, just before (the default) · year: the same dates a year before · weekday: whole weeks before, as few as reach " +
        "before the period · custom: the days named by compareFrom and compareTo · none")]
    string? Compare = null,
    [property: FromQuery(Name = "compareFrom"), Description("First day of a custom comparison")] DateOnly? CompareFrom = null,
    [property: FromQuery(Name = "compareTo"), Description("Last day of a custom comparison, inclusive")] DateOnly? CompareTo = null)
{
    private const string Previous = "previous", Year = "year", Weekday = "weekday", Custom = "custom", None = "none";

    public bool IsCustom => Compare == Custom;

    public IResult? Problem() => Compare switch
    {
        Custom when CompareFrom is null => Invalid.Field("compareFrom", "is required for a custom comparison."),
        Custom when CompareTo is null => Invalid.Field("compareTo", "is required for a custom comparison."),
        Custom => DayRange.Problem("compareFrom", CompareFrom, "compareTo", CompareTo),
        null or Previous or Year or Weekday or None => null,
        _ => Invalid.Field("compare", "must be previous, year, weekday, custom or none."),
    };

    /// <summary>The days beside a period; null for none.</summary>
    public (DateOnly From, DateOnly To)? Beside(DateOnly from, DateOnly to) => Compare switch
    {
        None => null,
        Year => (from.AddYears(-1), to.AddYears(-1)),
        Custom => (CompareFrom!.Value, CompareTo!.Value),
        _ => (from.AddDays(-Shift(from, to)), to.AddDays(-Shift(from, to))),
    };

    /// <summary>The day beside one day of a period; null for none, as on 29 February, and past the end of a shorter comparison.</summary>
    public DateOnly? DayBeside(DateOnly day, DateOnly from, DateOnly to) => Compare switch
    {
        None => null,
        Year => day.AddYears(-1) is var before && before.Day == day.Day ? before : null,
        Custom => CompareFrom!.Value.AddDays(day.DayNumber - from.DayNumber) is var before && before <= CompareTo ? before : null,
        _ => day.AddDays(-Shift(from, to)),
    };

    private int Shift(DateOnly from, DateOnly to)
    {
        var days = to.DayNumber - from.DayNumber + 1;
        return Compare == Weekday ? (days + 6) / 7 * 7 : days;
    }
}
