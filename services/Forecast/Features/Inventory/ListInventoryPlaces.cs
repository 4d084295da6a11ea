using BizPulse.Access;
using BizPulse.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Forecasts.Features.Inventory;

public sealed record InventoryPlaces(IReadOnlyList<InventoryPlace> Places);

/// <param name="Products">That it keeps, or has kept.</param>
/// <param name="EmptyShelves">Of those it is out.</param>
public sealed record InventoryPlace(string Name, long Products, long EmptyShelves);

internal static class ListInventoryPlaces
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/inventory/places", Handle)
        .WithName(nameof(ListInventoryPlaces))
        .WithSummary("The stores and warehouses that keep goods, with how many they keep and are out of")
        .WithCsv((InventoryPlaces all) => all.Places);

    private static async Task<Ok<InventoryPlaces>> Handle(
        Scope scope, InventoryQueries queries, CancellationToken ct) =>
        TypedResults.Ok(new InventoryPlaces(await queries.PlacesAsync(scope, ct)));
}
