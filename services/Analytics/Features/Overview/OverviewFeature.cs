using BizPulse.Access;
using BizPulse.Questions;

namespace BizPulse.Analytics.Features.Overview;

internal static class OverviewFeature
{
    internal static void AddOverview(this IHostApplicationBuilder builder) => builder.Services
        .AddSingleton<OverviewQueries>()
        .AddSingleton<StockHistory>();

    internal static void MapOverview(this IEndpointRouteBuilder routes) =>
        GetKpis.Map(routes.MapQuestions("Overview", Permissions.SalesRead));
}
