using System.Reflection;
using BizPulse.Questions;
using Microsoft.AspNetCore.Http.Metadata;

namespace BizPulse.Forecasts.Features.Inventory;

/// <summary>Which suggested orders.</summary>
public enum DueOrders
{
    /// <summary>All of them.</summary>
    Order,

    /// <summary>Those that should have been placed before today.</summary>
    Overdue,
}

public enum ShelfState
{
    /// <summary>Some place is out of it.</summary>
    Empty,
}

/// <summary>Which purchase orders are under way.</summary>
public enum InboundOrders
{
    Any,

    /// <summary>One of them should have come before today.</summary>
    Late,
}

/// <summary>What somebody clicked on: the rows behind a number. What is null narrows nothing.</summary>
internal sealed record StockFocus(DueOrders? Due, ShelfState? Shelf, InboundOrders? Inbound)
    : IBindableFromHttpContext<StockFocus>, IEndpointParameterMetadataProvider
{
    public static ValueTask<StockFocus?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var asked = new QuestionReader(context);
        return new(new StockFocus(
            asked.Choice<DueOrders>("due"), asked.Choice<ShelfState>("shelf"), asked.Choice<InboundOrders>("inbound")));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Describe(
        QuestionParameter.Of<DueOrders>("due", "order: an order is suggested · overdue: it should have been placed"),
        QuestionParameter.Of<ShelfState>("shelf", "empty: some place is out of it"),
        QuestionParameter.Of<InboundOrders>("inbound", "any: something is on order · late: and should have come"));

    public bool Shows(InventoryItem item, DateOnly today) =>
        (Due is not { } due || (item.Suggestion is { } order && (due == DueOrders.Order || order.OrderBy < today)))
        && (Shelf is null || item.EmptyShelves > 0)
        && (Inbound is not { } inbound
            || (item.Inbound.Count > 0 && (inbound == InboundOrders.Any || item.Inbound.Any(order => order.Late))));
}
