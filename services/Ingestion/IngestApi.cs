using BizPulse.Ingestion.Features.DeadLetters;
using BizPulse.Ingestion.Features.Events;
using BizPulse.Ingestion.Features.Files;
using BizPulse.Ingestion.Features.FxRates;
using BizPulse.Ingestion.Features.Mappings;
using BizPulse.Ingestion.Features.Pipeline;
using BizPulse.Ingestion.Features.Webhooks;
using BizPulse.Ingestion.Features.Webhooks.Formats;
using BizPulse.Ingestion.Publishing;
using BizPulse.Ingestion.Reading;
using BizPulse.Kafka;
using Confluent.Kafka;

namespace BizPulse.Ingestion;

/// <summary>The HTTP half of the service: what comes in is checked, answered for, and put into Kafka.</summary>
internal static class IngestApi
{
    private static readonly TimeSpan BrokerPatience = TimeSpan.FromSeconds(15);

    internal static void AddIngestApi(this IHostApplicationBuilder builder)
    {
        builder.AddKafkaProducer<string, byte[]>("kafka", settings =>
        {
            settings.Config.EnableIdempotence = true;
            settings.Config.Acks = Acks.All;
            settings.Config.CompressionType = CompressionType.Lz4;
            settings.Config.LingerMs = 5;
            settings.Config.MessageTimeoutMs = (int)BrokerPatience.TotalMilliseconds;
            settings.Config.MessageMaxBytes = 2 * ItemReader.MostBytes;
            settings.Config.QueueBufferingMaxKbytes = 32 * 1024;
        });
        builder.Services.AddSingleton<EventPublisher>();
        builder.Services.AddSingleton<Spool>();
        builder.Services.AddSingleton<ImportStore>();
        builder.Services.AddSingleton<MappingStore>();
        builder.Services.AddSingleton<FileImporter>();
        builder.Services.AddHostedService(services => services.GetRequiredService<FileImporter>());
        builder.Services.AddSingleton<IWebhookFormat, ShopifyOrders>();
        builder.Services.AddSingleton<IWebhookFormat, StripeInvoices>();
        builder.Services.AddSingleton<IWebhookFormat, SignedEvents>();
        builder.Services.AddSingleton<PipelineQueries>();
        builder.Services.AddSingleton<DeadLetterQueries>();
        builder.Services.AddSingleton<FxRateQueries>();
        builder.Services.AddSingleton<RateChange>();
        builder.Services.AddRequestDecompression();
        builder.Services.AddSingleton<IngestStreams>();
    }

    internal static void MapIngestApi(this WebApplication app)
    {
        app.UsePackedBodies();
        IngestEvents.Map(app);
        GetEventSchema.Map(app);
        UploadFile.Map(app);
        PreviewFile.Map(app);
        GetFile.Map(app);
        GetFileRejections.Map(app);
        DeleteFile.Map(app);
        MappingEndpoints.Map(app);
        ReceiveWebhook.Map(app);
        GetPipeline.Map(app);
        ListDeadLetters.Map(app);
        ReplayDeadLetter.Map(app);
        ReplayDeadLetters.Map(app);
        GetFxRates.Map(app);
        SetFxRate.Map(app);
    }
}
