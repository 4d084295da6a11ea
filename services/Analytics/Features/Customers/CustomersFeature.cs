using BizPulse.Access;
using BizPulse.Questions;

namespace BizPulse.Analytics.Features.Customers;

internal static class CustomersFeature
{
    internal static void MapCustomers(this IEndpointRouteBuilder routes) =>
        GetTopCustomers.Map(routes.MapQuestions("Customers", Permissions.CustomersRead));
}
