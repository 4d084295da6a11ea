using BizPulse.Access;
using BizPulse.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Analytics.Features.Products;

public sealed record ProductCategories(IReadOnlyList<ProductCategory> Categories);

public sealed record ProductCategory(string Name, long Products);

internal static class ListCategories
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/products/categories", Handle)
        .WithName(nameof(ListCategories))
        .WithSummary("The categories of the catalogue by name, with the number of their products")
        .WithCsv((ProductCategories all) => all.Categories);

    private static async Task<Ok<ProductCategories>> Handle(
        Scope scope, ProductQueries queries, CancellationToken ct) =>
        TypedResults.Ok(new ProductCategories(await queries.CategoriesAsync(scope, ct)));
}
