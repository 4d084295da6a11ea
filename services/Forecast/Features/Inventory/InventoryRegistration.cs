namespace BizPulse.Forecasts.Features.Inventory;

internal static class InventoryRegistration
{
    internal static void AddInventory(this IHostApplicationBuilder builder) => builder.Services
        .AddSingleton(AdviceSettings.From(builder.Configuration))
        .AddSingleton<InventoryQueries>()
        .AddSingleton<OrderPlans>()
        .AddSingleton<StockBook>();
}
