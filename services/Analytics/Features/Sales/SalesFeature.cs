using BizPulse.Access;
using BizPulse.Questions;

namespace BizPulse.Analytics.Features.Sales;

internal static class SalesFeature
{
    internal static void AddSales(this IHostApplicationBuilder builder) =>
        builder.Services.AddSingleton<SalesQueries>();

    internal static void MapSales(this IEndpointRouteBuilder routes) =>
        GetRecentSales.Map(routes.MapQuestions("Sales", Permissions.SalesRead));
}
