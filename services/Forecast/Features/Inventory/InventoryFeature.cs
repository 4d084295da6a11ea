using BizPulse.Access;
using BizPulse.Questions;

namespace BizPulse.Forecasts.Features.Inventory;

internal static class InventoryFeature
{
    internal static void AddInventory(this IHostApplicationBuilder builder) => builder.Services
        .AddSingleton(AdviceSettings.From(builder.Configuration))
        .AddSingleton<InventoryQueries>()
        .AddSingleton<DeliveryRecord>()
        .AddSingleton<OrderPlans>()
        .AddSingleton<StockBook>();

    /// <summary>What to order is worked out from the stock of all places together.</summary>
    internal static void MapInventory(this IEndpointRouteBuilder routes)
    {
        var questions = routes.MapQuestions("Inventory", Permissions.InventoryRead).RequireAllPlaces();
        GetInventory.Map(questions);
        ListInventorySuppliers.Map(questions);
        ListInventoryPlaces.Map(questions);
        ExplainInventory.Map(questions);
    }
}
