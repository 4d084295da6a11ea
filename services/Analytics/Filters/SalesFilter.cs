using System.ComponentModel;
using BizPulse.Data;
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
    /// <summary>Orders and customers are counted per order; only a product's or category's share of them needs the sale lines.</summary>
    public bool NamesProducts => Sku is not null || Category is not null;

    /// <summary>A condition on any table with day, country, channel and store.</summary>
    public Sql OnOrders => Sql.All(
        Sql.If(From is not null, $"day >= {From}"), Sql.If(To is not null, $"day <= {To}"), Sql.If(Country is not null, $"country = {Country}"),
        Sql.If(Channel is not null, $"channel = {Channel}"), Sql.If(Store is not null, $"store = {Store}"));

    /// <summary>A condition on any table with a sku besides.</summary>
    public Sql OnSales => Sql.All(OnOrders, OnProducts);

    /// <summary>A condition on any table with a sku.</summary>
    public Sql OnProducts => Sql.All(
        Sql.If(Sku is not null, $"sku = {Sku}"),
        Sql.If(Category is not null, $"sku in (select product.sku from ingestion.products product where product.category = {Category})"));

    /// <summary>Orders with a sold line: a table, and the condition on it.</summary>
    public Sql Buying => NamesProducts
        ? (Sql)$"ingestion.sales where quantity > 0 and {OnSales}"
        : $"ingestion.order_days where sold_lines > 0 and {OnOrders}";

    public IResult? Problem() => DayRange.Problem("from", From, "to", To);
}
