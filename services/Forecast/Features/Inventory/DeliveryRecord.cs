using BizPulse.Forecasting.Inventory;

namespace BizPulse.Forecasts.Features.Inventory;

/// <summary>
/// How long deliveries took in the last year, of each product and of each supplier; read anew once a minute, as answers
/// are.
/// </summary>
internal sealed class DeliveryRecord(InventoryQueries queries, TimeProvider clock)
{
    private static readonly TimeSpan _lately = TimeSpan.FromDays(365);

    private volatile Shown _shown = new(DateTime.MinValue, [], []);

    public async Task<Shown> ReadAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var minute = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        if (_shown.Minute == minute)
            return _shown;
        var all = await queries.DeliveriesAsync(now - _lately, ct);
        return _shown = new(
            minute, TimesBy(all, delivery => delivery.Sku),
            TimesBy(all.Where(delivery => delivery.SupplierId is not null), delivery => delivery.SupplierId!));
    }

    private static Dictionary<string, DeliveryTimes> TimesBy(IEnumerable<Delivery> all, Func<Delivery, string> key) =>
        all.GroupBy(key, delivery => delivery.Days, StringComparer.Ordinal).ToDictionary(
            days => days.Key, days => Rounded(DeliveryTimes.Of([.. days])), StringComparer.Ordinal);

    // Kept as it is shown, so that the steps of an explanation add up.
    private static DeliveryTimes Rounded(DeliveryTimes times) =>
        new(
            times.Count, OrderPlan.Rounded(times.Mean), OrderPlan.Rounded(times.Spread),
            OrderPlan.Rounded(times.NineInTen));

    internal sealed record Shown(
        DateTime Minute, Dictionary<string, DeliveryTimes> BySku, Dictionary<string, DeliveryTimes> BySupplier)
    {
        public DeliveryTimes? Of(StockedProduct product) =>
            product.GoesBySupplier
                ? BySupplier.GetValueOrDefault(product.SupplierId!)
                : BySku.GetValueOrDefault(product.Sku);
    }
}
