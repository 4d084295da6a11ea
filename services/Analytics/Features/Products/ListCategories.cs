using BizPulse.Access;
using BizPulse.Answers;

namespace BizPulse.Analytics.Features.Products;

public sealed record ProductCategories(IReadOnlyList<ProductCategory> Categories);

public sealed record ProductCategory(string Name, long Products);

internal static class ListCategories
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/products/categories", Handle)
        .RequirePermission(Permissions.SalesRead)
        .WithName(nameof(ListCategories))
        .WithSummary("The categories of the catalogue by name, with the number of their products")
        .Produces<ProductCategories>()
        .WithDataVersionTag()
        .WithCsv((ProductCategories all) => all.Categories);

    private static async Task<IResult> Handle(ProductQueries queries, CancellationToken ct) =>
        TypedResults.Ok(new ProductCategories(await queries.CategoriesAsync(ct)));
}
