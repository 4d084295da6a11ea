namespace BizPulse.Ingestion.Features.Events;

/// <summary>Events over HTTP.</summary>
internal static class EventsFeature
{
    public static void AddEvents(this IServiceCollection services) => services.AddSingleton<StreamLimit>();

    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        var events = routes.MapGroup("/api/ingest");
        IngestEvents.Map(events);
        GetEventSchema.Map(events);
    }
}
