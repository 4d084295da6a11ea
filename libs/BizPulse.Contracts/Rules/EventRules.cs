namespace BizPulse.Contracts.Rules;

internal static class EventRules
{
    internal static IReadOnlyList<EventProblem> Check(BusinessEvent subject, EventLimits limits)
    {
        var problems = new Problems();
        problems.Require("eventId", subject.EventId is not null);
        switch (subject)
        {
            case SaleRecorded sale:
                SaleRules.Check(sale, limits, ref problems);
                break;
            case InventoryEvent movement:
                InventoryRules.Check(movement, limits, ref problems);
                break;
            case CatalogEvent change:
                CatalogRules.Check(change, limits, ref problems);
                break;
            case EngagementObserved observed:
                EngagementRules.Check(observed, limits, ref problems);
                break;
        }
        return problems.Found;
    }
}
