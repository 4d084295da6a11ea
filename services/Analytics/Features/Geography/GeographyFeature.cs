using BizPulse.Access;
using BizPulse.Questions;

namespace BizPulse.Analytics.Features.Geography;

internal static class GeographyFeature
{
    internal static void MapGeography(this IEndpointRouteBuilder routes) =>
        GetRevenueByCountry.Map(routes.MapQuestions("Geography", Permissions.SalesRead));
}
