using BizPulse.Access;
using BizPulse.Questions;

namespace BizPulse.Analytics.Features.Products;

internal static class ProductsFeature
{
    internal static void AddProducts(this IHostApplicationBuilder builder) => builder.Services
        .AddSingleton<ProductQueries>()
        .AddSingleton<TopProductQueries>();

    internal static void MapProducts(this IEndpointRouteBuilder routes)
    {
        var questions = routes.MapQuestions("Products", Permissions.SalesRead);
        ListProducts.Map(questions);
        ListCategories.Map(questions);
        GetTopProducts.Map(questions);
        GetProduct.Map(questions);
    }
}
