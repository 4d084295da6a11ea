using System.Text.Json.Serialization;
using BizPulse.Forecasting;
using BizPulse.Forecasts.Stored;

namespace BizPulse.Forecasts.Features.Forecasts;

/// <summary>What a forecast says, whatever it is of.</summary>
public abstract record ForecastFacts
{
    /// <summary>product, category or total.</summary>
    public required string Level { get; init; }

    /// <summary>The sku or the category; null for the whole house.</summary>
    public required string? Key { get; init; }
    public required string? Name { get; init; }
    public required string? Category { get; init; }

    /// <summary>units or revenue.</summary>
    public required string Measure { get; init; }

    /// <summary>pcs for units, the house currency for revenue.</summary>
    public required string Unit { get; init; }

    /// <summary>The last day that the forecast knew; the first one of <see cref="Days"/> follows it.</summary>
    public required DateOnly? Origin { get; init; }
    public required DateTime? CreatedAt { get; init; }
    public required long? Version { get; init; }
    public required long? DataVersion { get; init; }

    /// <summary>choice, new, changed or requested.</summary>
    public required string? Reason { get; init; }

    /// <summary>It is from an earlier day, or a change waits longer than it should.</summary>
    public required bool Stale { get; init; }
    public required ForecastMethod Method { get; init; }
    /// <summary>How many days of history it was made from.</summary>
    public required int? HistoryDays { get; init; }
    public required string? DemandClass { get; init; }
    public required ForecastWarning? Warning { get; init; }
    public required IReadOnlyList<ForecastTreatment> Treatments { get; init; }
    public required ForecastAccuracy? Accuracy { get; init; }
    public required IReadOnlyList<HistoryDay> History { get; init; }
    public required IReadOnlyList<ForecastDay> Days { get; init; }
    public required ForecastTotal? Total { get; init; }
    public required IReadOnlyList<ForecastVersion> Versions { get; init; }
}

/// <param name="Kind">models; category: too little history of its own; none: it can't be forecast.</param>
/// <param name="Reason">Why it is made so; how well its models did at past dates is said by its accuracy.</param>
/// <param name="ShortHistory">Where its own history is too short.</param>
public sealed record ForecastMethod(
    string Kind, IReadOnlyList<ForecastModel> Models, MethodReason Reason, ShortHistory? ShortHistory)
{
    internal static ForecastMethod None(MethodReason reason) => new("none", [], reason, null);
}

/// <summary>A forecast of its own takes as many days, and as many sales, as the settings say.</summary>
public sealed record ShortHistory(int Days, long Transactions, int DaysNeeded, int TransactionsNeeded);

/// <param name="State">sold, noData, closed or outOfStock.</param>
public sealed record HistoryDay(DateOnly Day, double Value, string State);

public sealed record ForecastDay(
    DateOnly Day, double Mean,
    [property: JsonPropertyName("p2_5")] double P2Point5,
    [property: JsonPropertyName("p10")] double P10,
    [property: JsonPropertyName("p25")] double P25,
    [property: JsonPropertyName("p50")] double P50,
    [property: JsonPropertyName("p75")] double P75,
    [property: JsonPropertyName("p90")] double P90,
    [property: JsonPropertyName("p97_5")] double P97Point5);

/// <summary>The sum of the days. Its quantiles are not the sums of theirs.</summary>
public sealed record ForecastTotal(int Days, double Mean, double P10, double P50, double P90);

public sealed record ForecastVersion(long Version, DateTime CreatedAt, DateOnly Origin, string Reason);
