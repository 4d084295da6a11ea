using BizPulse.Contracts;

namespace BizPulse.Simulator.Shop;

/// <summary>Everything that happened in the shop on one day, in order of time.</summary>
public sealed class DayOfTrade(DateOnly date)
{
    public DateOnly Date { get; } = date;
    public List<CatalogEvent> Catalog { get; } = [];
    public List<InventoryEvent> Inventory { get; } = [];
    public List<SaleRecorded> Sales { get; } = [];
    public List<EngagementObserved> Engagement { get; } = [];
    public List<TradeTruth> Truth { get; } = [];

    /// <summary>All events in the order in which they happened.</summary>
    public IEnumerable<BusinessEvent> InOrder() =>
        Catalog.Concat<BusinessEvent>(Inventory).Concat(Sales).Concat(Engagement).OrderBy(subject => subject.Time);
}
