using System.ComponentModel;

namespace BizPulse.Contracts;

/// <summary>
/// One line of an order. Revenue is quantity × unit price − discount, net of tax, in the line's currency.
/// </summary>
public sealed record SaleRecorded : BusinessEvent
{
    /// <summary>Who numbers the orders; part of the derived event id, too.</summary>
    [Description(
        "The shop, till or connection that numbers the orders: an order is known by it and its number. "
        + "Empty where left out. A refund carries that of its sale.")]
    public string? Source { get; init; }

    public string? OrderId { get; init; }

    public int? LineNo { get; init; }

    public DateTime? OccurredAt { get; init; }

    /// <summary>Negative for a return.</summary>
    public decimal? Quantity { get; init; }

    public decimal? UnitPrice { get; init; }

    /// <summary>An amount for the whole line.</summary>
    public decimal? Discount { get; init; }

    /// <summary>ISO 4217, three capitals.</summary>
    public string? Currency { get; init; }

    public string? CustomerId { get; init; }

    public string? Country { get; init; }

    public string? Region { get; init; }

    public string? StoreId { get; init; }

    public string? Channel { get; init; }

    public string? PromotionId { get; init; }

    public override DateTime? Time => OccurredAt;

    public override string Topic => Topics.Sales;
}
