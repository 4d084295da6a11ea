using System.Reflection;
using BizPulse.Access;
using BizPulse.Questions;
using Microsoft.AspNetCore.Http.Metadata;

namespace BizPulse.Forecasts.Features.Inventory;

/// <summary>
/// What a list of products can be narrowed down to, within what the one who asks may see; empty is all.
/// </summary>
/// <param name="Place">Only what is kept there; empty shelves are then counted there alone.</param>
internal sealed record InventoryFilter(
    Scope Scope, string? Search, string? Category, string? Supplier, string? Place)
    : IBindableFromHttpContext<InventoryFilter>, IEndpointParameterMetadataProvider
{
    public static ValueTask<InventoryFilter?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var asked = new QuestionReader(context);
        return new(new InventoryFilter(
            Scope.Of(context.User), asked.Text("search"), asked.Text("category"), asked.Text("supplier"),
            asked.Text("place")));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        Scope.PopulateMetadata(parameter, builder);
        builder.Describe(
            QuestionParameter.Of<string>("search", "Part of a name or sku"), QuestionParameter.Of<string>("category"),
            QuestionParameter.Of<string>("supplier", "A supplier's id"),
            QuestionParameter.Of<string>("place", "Where it is kept: a store or warehouse"));
    }

    public bool Takes(StockedProduct product) =>
        (string.IsNullOrWhiteSpace(Search) || Has(product.Name) || Has(product.Sku))
        && (string.IsNullOrEmpty(Category) || product.Category == Category)
        && (string.IsNullOrEmpty(Supplier) || product.SupplierId == Supplier)
        && (string.IsNullOrEmpty(Place) || product.OnHandAtPlace is not null);

    private bool Has(string? text) => text?.Contains(Search!.Trim(), StringComparison.OrdinalIgnoreCase) == true;
}
