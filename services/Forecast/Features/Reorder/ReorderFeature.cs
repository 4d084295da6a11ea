using BizPulse.Access;
using BizPulse.Questions;

namespace BizPulse.Forecasts.Features.Reorder;

internal static class ReorderFeature
{
    internal static void MapReorder(this IEndpointRouteBuilder routes) =>
        GetReorder.Map(routes.MapQuestions("Supply chain", Permissions.InventoryRead).RequireAllPlaces());
}
