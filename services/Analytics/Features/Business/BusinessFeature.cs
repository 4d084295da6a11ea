using BizPulse.Access;
using BizPulse.Questions;

namespace BizPulse.Analytics.Features.Business;

internal static class BusinessFeature
{
    internal static void MapBusiness(this IEndpointRouteBuilder routes)
    {
        var questions = routes.MapQuestions("Business", Permissions.SalesRead);
        GetBusiness.Map(questions);
        GetFilters.Map(questions);
    }
}
