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
        new("seasonal-naive"),
        new("naive"),
        new("drift", "Compared with: trends that are tried fade or bend."),
        new("average-7", "Compared with: what the calendar leaves is averaged over four weeks and more."),
        new("average-28"),
        new("average-56"),
        new("average-112"),
        new("average-168"),
        new("ses", ShapeOfEts),
        new("holt", ShapeOfEts),
        new("damped"),
        new("holt-winters", ShapeOfEts),
        new("ets"),
        new("stl-ets"),
        new("stl-log-ets"),
        new("stl-theta", "Compared with: calendar-theta does it with the whole calendar."),
        new("arima"),
        new("trend-season"),
        new("ssa"),
        new("ces", "Compared with: ets is tried."),
        new("theta"),
        new("theta-optimised", "Compared with: theta-dynamic is used."),
        new("theta-dynamic"),
        new("croston", Intermittent),
        new("sba", Intermittent),
        new("tsb", Intermittent),
        new("adida", Intermittent),
        new("imapa", Intermittent),
        new("count", Intermittent),
        new(Global),
        new(LookAlikes, "For what has never sold."),
        new(Average, "For a handful of days."),
        new(CategoryShape, "For products with too little history of their own."),
    ];

    /// <summary>A model of the level that is left when the calendar is taken out.</summary>
    internal static string NameOfLevel(string model) => Calendar + model;

    internal static IEnumerable<(string Where, double Prior)> UsesOf(string model) =>
        from use in CandidatePool.Everywhere
        where (OfLevel(use.Candidate.Name) ?? use.Candidate.Name) == model
        select (use.Where, use.Weight);

    private static string? OfLevel(string model) =>
        model.StartsWith(Calendar, StringComparison.Ordinal) ? model[Calendar.Length..] : null;
}
