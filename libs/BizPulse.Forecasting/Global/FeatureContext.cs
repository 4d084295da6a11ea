namespace BizPulse.Forecasting.Global;

/// <summary>What the features of all series have in common.</summary>
internal sealed class FeatureContext
{
    public const int PerGroup = 5;
    public const int PerPrice = 3;
    public const int PerPromotion = 3;

    private const int Own = 3 + 4 + 7 + 7 + 5 + 6 + 2;
    private const int MostOtherRegressors = 32;

    public FeatureContext(IReadOnlyList<Series> series)
    {
        Cycles = Cycles.Of(series[0]);
        Timeline = new Timeline(series);
        Groups = new SeriesGroups(series, Timeline);
        Codes = new GroupCodes(series);
        var all = series.Count > 1 ? Groups.Of(series[0])[^1]! : new RunningSums(series[0].Values);
        Events = new EventEffects(series, Timeline, all, Cycles.Short);
        HasPrices = HasAny(series, RegressorKind.Price);
        HasPromotions = HasAny(series, RegressorKind.Promotion);
        OtherRegressors = [.. series.SelectMany(one => one.Regressors)
            .Where(regressor => regressor.Kind == RegressorKind.Other)
            .Select(regressor => regressor.Name).Distinct().Take(MostOtherRegressors)];
        Count = Own + Codes.Count + PerGroup * Groups.Count + OtherRegressors.Count
            + (HasPrices ? PerPrice : 0) + (HasPromotions ? PerPromotion : 0) + (Events.Any ? 1 : 0);
    }

    public Cycles Cycles { get; }
    public Timeline Timeline { get; }
    public SeriesGroups Groups { get; }
    public GroupCodes Codes { get; }
    public EventEffects Events { get; }
    public bool HasPrices { get; }
    public bool HasPromotions { get; }
    public IReadOnlyList<string> OtherRegressors { get; }

    /// <summary>The number of features in a row.</summary>
    public int Count { get; }

    /// <summary>Whether a row means the same in both.</summary>
    public bool HasSameFeaturesAs(FeatureContext other) =>
        Count == other.Count && HasPrices == other.HasPrices && HasPromotions == other.HasPromotions
        && Groups.Names.SequenceEqual(other.Groups.Names) && Codes.AreSameAs(other.Codes)
            && OtherRegressors.SequenceEqual(other.OtherRegressors);

    private static bool HasAny(IReadOnlyList<Series> series, RegressorKind kind) =>
        series.Any(one => one.Regressors.Any(regressor => regressor.Kind == kind));
}
