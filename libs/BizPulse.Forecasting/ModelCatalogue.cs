using BizPulse.Forecasting.Selection;

namespace BizPulse.Forecasting;

/// <summary>
/// Every model by whose name a forecast can be told, or that a comparison can ask for. A new one goes into a pool of
/// <see cref="CandidatePool"/>, or says here what else it is there for; the web app calls it by a short name of its
/// own.
/// </summary>
public static class ModelCatalogue
{
    public const string
        Global = "global", LookAlikes = "look-alikes", Average = "average", CategoryShape = "category-shape";

    private const string Calendar = "calendar-";
    private const string ShapeOfEts = "Compared with: one of the shapes that ets chooses from.";
    private const string Intermittent =
        "Compared with: what seldom sells is forecast by its level, with noise that counts.";

    public static IReadOnlyList<KnownModel> All { get; } =
    [
        new("seasonal-naive", "repeating the last week"),
        new("naive", "repeating the last day"),
        new("drift", "the line from the first day to the last", "Compared with: trends that are tried fade or bend."),
        new("average-7", "the average of a week",
            "Compared with: what the calendar leaves is averaged over four weeks and more."),
        new("average-28", "the average of four weeks"),
        new("average-56", "the average of eight weeks"),
        new("average-112", "the average of sixteen weeks"),
        new("average-168", "the average of a week of hours"),
        new("ses", "a smoothed level", ShapeOfEts),
        new("holt", "a smoothed trend", ShapeOfEts),
        new("damped", "a damped trend"),
        new("holt-winters", "a smoothed trend and season", ShapeOfEts),
        new("ets", "exponential smoothing"),
        new("stl-ets", "exponential smoothing of what the season leaves"),
        new("stl-log-ets", "exponential smoothing of what the season leaves, as shares"),
        new("stl-theta", "theta of what the season leaves",
            "Compared with: calendar-theta does it with the whole calendar."),
        new("arima", "ARIMA"),
        new("trend-season", "trend and calendar regression"),
        new("ssa", "recurring patterns"),
        new("ces", "complex smoothing", "Compared with: ets is tried."),
        new("theta", "theta"),
        new("theta-optimised", "optimised theta", "Compared with: theta-dynamic is used."),
        new("theta-dynamic", "dynamic theta"),
        new("croston", "Croston's method", Intermittent),
        new("sba", "Croston's method, unbiased", Intermittent),
        new("tsb", "the chance and the size of a sale", Intermittent),
        new("adida", "the sum over a longer span", Intermittent),
        new("imapa", "the sums over several spans", Intermittent),
        new("count", "counted demand", Intermittent),
        new(Global, "trees learnt from all products"),
        new(LookAlikes, "the first days of similar products", "For what has never sold."),
        new(Average, "the average so far", "For a handful of days."),
        new(CategoryShape, "the course of its category", "For products with too little history of their own."),
    ];

    /// <summary>How one says it in the middle of a sentence; a model that nobody knows keeps its name.</summary>
    public static string WordsOf(string model) => OfLevel(model) is { } inner
        ? $"{WordsOf(inner)} in the calendar's rhythm"
        : All.FirstOrDefault(known => known.Name == model)?.Words ?? model;

    /// <summary>A model of the level that is left when the calendar is taken out.</summary>
    internal static string NameOfLevel(string model) => Calendar + model;

    internal static IEnumerable<(string Where, double Prior)> UsesOf(string model) =>
        from use in CandidatePool.Everywhere
        where (OfLevel(use.Candidate.Name) ?? use.Candidate.Name) == model
        select (use.Where, use.Weight);

    private static string? OfLevel(string model) =>
        model.StartsWith(Calendar, StringComparison.Ordinal) ? model[Calendar.Length..] : null;
}
