using BizPulse.Access;
using BizPulse.Questions;

namespace BizPulse.Analytics.Features.Revenue;

internal static class RevenueFeature
{
    internal static void AddRevenue(this IHostApplicationBuilder builder) =>
        builder.Services.AddSingleton<RevenueQueries>();

    internal static void MapRevenue(this IEndpointRouteBuilder routes)
    {
        var questions = routes.MapQuestions("Revenue", Permissions.SalesRead);
        GetDailyTrend.Map(questions);
        GetDayCurve.Map(questions);
        GetMonthlyRevenue.Map(questions);
    }
}
