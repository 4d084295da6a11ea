namespace BizPulse.Forecasts.Features.Inventory;

internal static class InventoryRegistration
{
    internal static void AddInventory(this IHostApplicationBuilder builder) => builder.Services
        .AddSingleton(AdviceSettings.From(builder.Configuration))
        .AddSingleton<InventoryQueries>()
        .AddSingleton<DeliveryRecord>()
        .AddSingleton<OrderPlans>()
        .AddSingleton<StockBook>();
}
