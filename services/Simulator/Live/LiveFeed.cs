using BizPulse.Contracts;
using BizPulse.Simulator.Shop;

namespace BizPulse.Simulator.Live;

/// <summary>
/// What happens in the shop from now on: each event at its own time, and beside that sales at any pace.
/// </summary>
public sealed class LiveFeed(ShopSimulation shop, DayOfTrade today, DateTime from)
{
    private readonly Queue<BusinessEvent> _ahead = new(today.InOrder().Where(subject => subject.Time > from));
    private readonly SaleRecorded[] _pattern =
        [.. today.InOrder().OfType<SaleRecorded>().Where(sale => sale.Quantity > 0)];
    private long _pacedSales;

    /// <summary>Everything that has happened until <paramref name="now"/> and was not yet taken.</summary>
    public IReadOnlyList<BusinessEvent> TakeUntil(DateTime now)
    {
        var due = new List<BusinessEvent>();
        while (true)
        {
            while (_ahead.TryPeek(out var next) && next.Time <= now)
                due.Add(_ahead.Dequeue());
            if (_ahead.Count > 0 || shop.NextDay > DateOnly.FromDateTime(now))
                return due;
            LookAhead();
        }
    }

    /// <summary>
    /// The day's sales over and over, as if they happened now, for load; they bear numbers of their own.
    /// </summary>
    public IEnumerable<BusinessEvent> TakePaced(int count, DateTime now, string run) =>
        _pattern.Length == 0
            ? []
            : Enumerable.Range(0, count).Select(_ => Paced(_pattern[_pacedSales % _pattern.Length], now, run));

    private SaleRecorded Paced(SaleRecorded sale, DateTime now, string run)
    {
        var orderId = $"LIVE-{run}-{++_pacedSales}";
        return sale with
        {
            EventId = EventIds.OfOrderLine(ShopEvents.Source, orderId, 1),
            OrderId = orderId,
            LineNo = 1,
            OccurredAt = now
        };
    }

    private void LookAhead()
    {
        foreach (var subject in shop.Trade().InOrder())
            _ahead.Enqueue(subject);
    }
}
