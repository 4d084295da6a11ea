using System.Collections.Concurrent;

namespace BizPulse.Forecasts.Features.Inventory;

/// <summary>
/// Keeps what advice needs of each product's newest forecast, and what follows from it today: both change seldom, stock
/// all the time.
/// </summary>
internal sealed class OrderPlans(InventoryQueries queries, AdviceSettings settings)
{
    private readonly ConcurrentDictionary<string, StoredDemand> _demand = new();
    private readonly ConcurrentDictionary<string, OrderPlan> _plans = new();

    /// <summary>Reads the forecasts that are newer than those it has.</summary>
    public async Task RefreshAsync(IEnumerable<StockedProduct> products, CancellationToken ct)
    {
        var newer = products.Where(product =>
            product.ForecastVersion is { } version && _demand.GetValueOrDefault(product.Sku)?.Version != version)
            .ToList();
        if (newer.Count == 0)
            return;
        await foreach (var demand in queries.DemandAsync(
            newer.ConvertAll(product => product.Sku), newer.ConvertAll(product => product.ForecastVersion!.Value), ct))
            _demand[demand.Sku] = demand;
    }

    /// <summary>Null where there is no forecast.</summary>
    public OrderPlan? Of(StockedProduct product, DateOnly today)
    {
        if (product.ForecastVersion is null
            || _demand.GetValueOrDefault(product.Sku) is not { Demand: not null } stored)
            return null;
        var leadTime = product.LeadTime(settings);
        if (_plans.TryGetValue(product.Sku, out var plan)
            && plan.Stored == stored && plan.Today == today && plan.LeadTime == leadTime)
            return plan;
        return _plans[product.Sku] = new(stored, today, leadTime, settings);
    }
}
