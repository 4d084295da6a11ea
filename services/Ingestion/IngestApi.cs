using BizPulse.Ingestion.Features.DeadLetters;
using BizPulse.Ingestion.Features.Events;
using BizPulse.Ingestion.Features.Files;
using BizPulse.Ingestion.Features.FxRates;
using BizPulse.Ingestion.Features.Mappings;
using BizPulse.Ingestion.Features.Pipeline;
using BizPulse.Ingestion.Features.Webhooks;
using BizPulse.Ingestion.Publishing;

namespace BizPulse.Ingestion;

/// <summary>The HTTP half of the service: what comes in is checked, answered for, and put into Kafka.</summary>
internal static class IngestApi
{
    internal static void AddIngestApi(this IHostApplicationBuilder builder)
    {
        builder.AddPublishing();
        builder.Services.AddRequestDecompression();
        builder.Services.AddEvents();
        builder.Services.AddFiles();
        builder.Services.AddMappings();
        builder.Services.AddWebhooks();
        builder.Services.AddPipeline();
        builder.Services.AddDeadLetters();
        builder.Services.AddFxRates();
    }

    internal static void MapIngestApi(this WebApplication app)
    {
        app.UseCompressedBodies();
        app.MapEvents();
        app.MapFiles();
        app.MapMappings();
        app.MapWebhooks();
        app.MapPipeline();
        app.MapDeadLetters();
        app.MapFxRates();
    }
}
