using BizPulse.Forecasting.Inventory;

namespace BizPulse.Forecasts.Features.Inventory;

/// <summary>A product as it is bought and stored.</summary>
/// <param name="OnHand">Null where nobody ever counted or received it.</param>
/// <param name="OnHandAtPlace">At the place that was asked for; null where none was, or it is not kept there.</param>
/// <param name="EmptyAt">The places that are out of it.</param>
/// <param name="ForecastVersion">Of its newest forecast; null without one.</param>
internal sealed record StockedProduct(
    string Sku, string? Name, string? Category, string? SupplierId, string? Supplier, int? OwnLeadTimeDays,
    int? SupplierLeadTimeDays, double? SupplierSpreadDays, int PackSize, int LeastOrder, decimal? UnitCost,
    decimal? ListPrice, double? OnHand, double? OnHandAtPlace, int Places, IReadOnlyList<string> EmptyAt,
    long? ForecastVersion)
{
    /// <summary>How long deliveries took of late; null when none came.</summary>
    public DeliveryTimes? Deliveries { get; init; }

    /// <summary>
    /// Where the lead time is told of the supplier, or nowhere, all goods of the supplier bear it out; else the
    /// product's own deliveries.
    /// </summary>
    public bool GoesBySupplier => OwnLeadTimeDays is null && SupplierId is not null;

    /// <summary>As told, drawn to what deliveries showed.</summary>
    public LeadTime LeadTime(AdviceSettings settings)
    {
        var told = ToldLeadTime(settings);
        if (Deliveries is null)
            return told;
        var after = told.After(Deliveries);
        return new(OrderPlan.Rounded(after.Days), OrderPlan.Rounded(after.Spread));
    }

    /// <summary>The product's own, or else its supplier's, or else the setting's.</summary>
    public LeadTime ToldLeadTime(AdviceSettings settings)
    {
        var days = OwnLeadTimeDays ?? SupplierLeadTimeDays ?? settings.DefaultLeadTimeDays;
        return new(days, SupplierSpreadDays ?? OrderPlan.Rounded(days * settings.DefaultLeadTimeSpread));
    }

    public InputSource LeadTimeSource =>
        OwnLeadTimeDays is not null ? InputSource.Product
            : SupplierLeadTimeDays is not null ? InputSource.Supplier
            : InputSource.Setting;

    public InputSource SpreadSource => SupplierSpreadDays is not null ? InputSource.Supplier : InputSource.Setting;
}

/// <summary>What of a purchase order has not come in yet.</summary>
internal sealed record OpenOrder(
    string Sku, string PurchaseOrderId, double Quantity, DateOnly? ExpectedOn, DateTime? PlacedAt);

/// <summary>A stored forecast as far as advice needs it.</summary>
/// <param name="Demand">Null where it could not be forecast.</param>
internal sealed record StoredDemand(string Sku, long Version, DateOnly Origin, DateTime MadeAt, DemandSums? Demand);

/// <summary>A purchase order of one product that came in whole.</summary>
/// <param name="Days">From the order to its last receipt, by the business's calendar.</param>
internal sealed record Delivery(string Sku, string? SupplierId, int Days);
