using System.Reflection;
using BizPulse.Access;
using BizPulse.Data;
using BizPulse.Questions;
using Microsoft.AspNetCore.Http.Metadata;

namespace BizPulse.Analytics.Filters;

/// <summary>
/// What every question about sales can be narrowed down to, within what the one who asks may see; it means the same
/// everywhere. What is left out does not narrow.
/// </summary>
public sealed record SalesFilter(
    Scope Scope, DateOnly? From = null, DateOnly? To = null, string? Category = null, string? Country = null,
    string? Channel = null, string? Store = null, string? Sku = null) : IBindableFromHttpContext<SalesFilter>,
    IEndpointParameterMetadataProvider
{
    /// <summary>
    /// Orders and customers are counted per order; only a product's or category's share of them needs the sale lines.
    /// </summary>
    public bool NamesProducts => Sku is not null || Category is not null || Scope.LimitsProducts;

    /// <summary>A condition on any table with day, country, channel and store.</summary>
    public Sql OnOrders => Sql.All(
        Scope.OnPlaces, Sql.If(From is not null, $"day >= {From}"), Sql.If(To is not null, $"day <= {To}"),
        Sql.If(Country is not null, $"country = {Country}"), Sql.If(Channel is not null, $"channel = {Channel}"),
        Sql.If(Store is not null, $"store = {Store}"));

    /// <summary>A condition on any table with a sku besides.</summary>
    public Sql OnSales => Sql.All(OnOrders, OnProducts);

    /// <summary>A condition on any table with a sku.</summary>
    public Sql OnProducts => Sql.All(
        Scope.OnProducts, Sql.If(Sku is not null, $"sku = {Sku}"),
        Sql.If(
            Category is not null,
            $"sku in (select product.sku from read.products product where product.category = {Category})"));

    /// <summary>
    /// A condition on any table with a sku and the location of its stock, which is the store where it lies in one.
    /// </summary>
    public Sql OnStock => Sql.All(Scope.OnLocations, OnProducts, Sql.If(Store is not null, $"location = {Store}"));

    /// <summary>Orders with a sold line: a table, and the condition on it.</summary>
    public Sql Buying => NamesProducts
        ? (Sql)$"read.sales where quantity > 0 and {OnSales}"
        : $"read.order_days where sold_lines > 0 and {OnOrders}";

    public static ValueTask<SalesFilter?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var filter = Of(context);
        DayRange.Check("from", filter.From, "to", filter.To);
        return new(filter);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Describe(
            QuestionParameter.Of<DateOnly>("from", "First business day, inclusive"),
            QuestionParameter.Of<DateOnly>("to", "Last business day, inclusive"));
        DescribeNarrowing(parameter, builder);
    }

    /// <summary>Of questions that name their days in another way.</summary>
    internal static void DescribeNarrowing(ParameterInfo parameter, EndpointBuilder builder)
    {
        Scope.PopulateMetadata(parameter, builder);
        builder.Describe(
            QuestionParameter.Of<string>("category"),
            QuestionParameter.Of<string>("country"),
            QuestionParameter.Of<string>("channel"),
            QuestionParameter.Of<string>("store"),
            QuestionParameter.Of<string>("sku"));
    }

    internal static SalesFilter Of(HttpContext context)
    {
        var asked = new QuestionReader(context);
        return new SalesFilter(
            Scope.Of(context.User), asked.Day("from"), asked.Day("to"), asked.Text("category"), asked.Text("country"),
            asked.Text("channel"), asked.Text("store"), asked.Text("sku"));
    }
}
