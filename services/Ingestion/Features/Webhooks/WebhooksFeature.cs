using BizPulse.Ingestion.Features.Webhooks.Formats;

namespace BizPulse.Ingestion.Features.Webhooks;

/// <summary>Calls of shop systems and payment services.</summary>
internal static class WebhooksFeature
{
    public static void AddWebhooks(this IServiceCollection services)
    {
        services.AddSingleton<IWebhookFormat, ShopifyOrders>();
        services.AddSingleton<IWebhookFormat, StripeInvoices>();
        services.AddSingleton<IWebhookFormat, SignedEvents>();
    }

    public static void MapWebhooks(this IEndpointRouteBuilder routes) =>
        ReceiveWebhook.Map(routes.MapGroup("/api/webhooks"));
}
