using System.ComponentModel;

namespace BizPulse.Forecasts.Features.Inventory;

/// <summary>What narrows down a list of products; empty is all.</summary>
internal sealed record InventoryFilter(
    [property: Description("Part of a name or sku")] string? Search = null,
    string? Category = null,
    [property: Description("A supplier's id")] string? Supplier = null)
{
    public bool Takes(StockedProduct product) =>
        (string.IsNullOrWhiteSpace(Search) || Has(product.Name) || Has(product.Sku))
        && (string.IsNullOrEmpty(Category) || product.Category == Category)
        && (string.IsNullOrEmpty(Supplier) || product.SupplierId == Supplier);

    private bool Has(string? text) => text?.Contains(Search!.Trim(), StringComparison.OrdinalIgnoreCase) == true;
}
