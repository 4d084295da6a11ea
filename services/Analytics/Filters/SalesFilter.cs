using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace BizPulse.Analytics.Filters;

/// <summary>What every question about sales can be narrowed down to; it means the same everywhere. What is left out does not narrow.</summary>
public sealed record SalesFilter(
    [property: FromQuery(Name = "from"), Description("First business day, inclusive")] DateOnly? From = null,
    [property: FromQuery(Name = "to"), Description("Last business day, inclusive")] DateOnly? To = null,
    [property: FromQuery(Name = "category")] string? Category = null,
    [property: FromQuery(Name = "country")] string? Country = null,
    [property: FromQuery(Name = "channel")] string? Channel = null,
    [property: FromQuery(Name = "store")] string? Store = null,
    [property: FromQuery(Name = "sku")] string? Sku = null)
{
    /// <summary>Values for $1 to $7, as <see cref="OnSales"/> and <see cref="OnOrders"/> expect them.</summary>
    public object?[] Parameters => [From, To, Country, Channel, Store, Sku, Category];

    /// <summary>Orders and customers are counted per order; only a product's or category's share of them needs the sale lines.</summary>
    public bool NamesProducts => Sku is not null || Category is not null;

    /// <summary>A condition on any table with day, country, channel and store.</summary>
    public const string OnOrders =
        """
        ($1::date is null or day >= $1) and ($2::date is null or day <= $2)
        and ($3::text is null or country = $3) and ($4::text is null or channel = $4) and ($5::text is null or store = $5)
        """;

    /// <summary>A condition on any table with a sku besides.</summary>
    public const string OnSales =
        OnOrders +
        """
         and ($6::text is null or sku = $6)
        and ($7::text is null or sku in (select product.sku from ingestion.products product where product.category = $7))
        """;

    public IResult? Problem() => DayRange.Problem("from", From, "to", To);
}
