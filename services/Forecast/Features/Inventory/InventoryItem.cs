namespace BizPulse.Forecasts.Features.Inventory;

/// <summary>The most urgent first.</summary>
public enum StockRisk
{
    /// <summary>Nothing on hand.</summary>
    Out,

    /// <summary>More likely than not to run out before an order placed today arrives.</summary>
    Critical,

    /// <summary>At or below the reorder point, or short before what is under way arrives.</summary>
    Low,

    Ok,

    /// <summary>More than is likely to sell for a long time.</summary>
    Excess,

    /// <summary>Never counted or received: nobody knows its stock.</summary>
    Untracked,

    /// <summary>Without a forecast there is no advice.</summary>
    Unknown,
}

/// <summary>A product's stock and what to do about it. What is null is not known.</summary>
public sealed record InventoryItem
{
    public required string Sku { get; init; }
    public required string? Name { get; init; }
    public required string? Category { get; init; }
    public required string? SupplierId { get; init; }
    public required string? Supplier { get; init; }

    /// <summary>In all places together; below zero: sold and not delivered yet.</summary>
    public required double? OnHand { get; init; }

    /// <summary>At the place that was asked for; null where none was.</summary>
    public required double? OnHandAtPlace { get; init; }

    /// <summary>In how many places it is or was kept.</summary>
    public required int Places { get; init; }

    /// <summary>Of those, or of the one that was asked for, so many are out of it.</summary>
    public required int EmptyShelves { get; init; }

    /// <summary>Their names.</summary>
    public required IReadOnlyList<string> EmptyAt { get; init; }
    public required double OnOrder { get; init; }

    /// <summary>On hand and on order.</summary>
    public required double? Position { get; init; }
    public required double? SafetyStock { get; init; }
    public required double? ReorderPoint { get; init; }

    /// <summary>An order fills up to here.</summary>
    public required double? Target { get; init; }
    public required double LeadTimeDays { get; init; }

    /// <summary>Its standard deviation.</summary>
    public required double LeadTimeSpreadDays { get; init; }

    /// <summary>Expected per day over the lead time, or a week if that is longer.</summary>
    public required double? DailyDemand { get; init; }
    public required double? DaysOfCover { get; init; }

    /// <summary>It lasts for more than so many days: further nobody looks.</summary>
    public required int? CoverBeyond { get; init; }

    /// <summary>If demand and deliveries come as expected.</summary>
    public required DateOnly? StockoutOn { get; init; }

    /// <summary>Before an order placed today could arrive.</summary>
    public required double? StockoutChance { get; init; }

    /// <summary>Units asked for in vain until then.</summary>
    public required double? ExpectedLostUnits { get; init; }

    /// <summary>The same at the list price.</summary>
    public required decimal? SalesAtRisk { get; init; }
    public required StockRisk Risk { get; init; }
    public required OrderSuggestion? Suggestion { get; init; }

    /// <summary>Of the suggestion, or why there is none.</summary>
    public required AdviceReason Reason { get; init; }
    public required decimal? UnitCost { get; init; }
    public required decimal? StockValue { get; init; }

    /// <summary>Units on hand beyond what is likely to sell for a long time, where that is the risk.</summary>
    public required double? ExcessUnits { get; init; }

    /// <summary>The same at their cost.</summary>
    public required decimal? ExcessValue { get; init; }
    public required DateTime? ForecastAt { get; init; }
    public required IReadOnlyList<InboundOrder> Inbound { get; init; }
}

/// <param name="OrderBy">The last day that is early enough; in the past when it was missed.</param>
/// <param name="Cost">Null where the unit's cost is unknown.</param>
public sealed record OrderSuggestion(long Quantity, DateOnly OrderBy, decimal? Cost);

/// <param name="Quantity">What has not come in yet.</param>
/// <param name="ExpectedOn">As last told; otherwise by the lead time; null where nobody knows when it was
/// placed.</param>
/// <param name="Late">It should have come before today.</param>
public sealed record InboundOrder(string PurchaseOrderId, double Quantity, DateOnly? ExpectedOn, bool Late);
