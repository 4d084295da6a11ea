using BizPulse.Access;

namespace BizPulse.Forecasts.Features.Inventory;

/// <summary>Advice as it is now: stock, orders and master data are read each time.</summary>
internal sealed class StockBook(
    InventoryQueries queries, OrderPlans plans, DeliveryRecord deliveries, AdviceSettings settings,
    BusinessSettings business, TimeProvider clock)
{
    /// <summary>On all goods that the filter takes.</summary>
    public async Task<List<StockAdvice>> AllAsync(InventoryFilter filter, CancellationToken ct)
    {
        var place = string.IsNullOrEmpty(filter.Place) ? null : filter.Place;
        return (await ReadAsync(filter.Scope, null, place, ct)).FindAll(advice => filter.Takes(advice.Product));
    }

    /// <summary>Null for what is no product, or a service.</summary>
    public async Task<StockAdvice?> FindAsync(string sku, Scope scope, CancellationToken ct) =>
        (await ReadAsync(scope, sku, null, ct)).SingleOrDefault();

    private async Task<List<StockAdvice>> ReadAsync(
        Scope scope, string? sku, string? place, CancellationToken ct)
    {
        var (reading, ordering) = (queries.ProductsAsync(scope, sku, place, ct), queries.OpenOrdersAsync(sku, ct));
        await Task.WhenAll(reading, ordering);
        var shown = await deliveries.ReadAsync(ct);
        var products = (await reading).ConvertAll(product => product with { Deliveries = shown.Of(product) });
        var orders = (await ordering).ToLookup(order => order.Sku);
        await plans.RefreshAsync(products, ct);

        var now = business.Now(clock);
        var today = DateOnly.FromDateTime(now);
        return products.ConvertAll(product =>
            new StockAdvice(product, [.. orders[product.Sku]], plans.Of(product, today), now, settings));
    }
}
