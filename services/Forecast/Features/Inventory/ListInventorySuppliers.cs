using BizPulse.Access;
using BizPulse.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Forecasts.Features.Inventory;

public sealed record InventorySuppliers(IReadOnlyList<InventorySupplier> Suppliers);

public sealed record InventorySupplier(string Id, string? Name, long Products);

internal static class ListInventorySuppliers
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/inventory/suppliers", Handle)
        .WithName(nameof(ListInventorySuppliers))
        .WithSummary("The suppliers of goods by name, with the number of their products")
        .WithCsv((InventorySuppliers all) => all.Suppliers);

    private static async Task<Ok<InventorySuppliers>> Handle(
        Scope scope, InventoryQueries queries, CancellationToken ct) =>
        TypedResults.Ok(new InventorySuppliers(await queries.SuppliersAsync(scope, ct)));
}
