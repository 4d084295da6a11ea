using BizPulse.Access;

namespace BizPulse.Ingestion.Features.Events;

/// <summary>Events over HTTP.</summary>
internal static class EventsFeature
{
    public static void AddEvents(this IServiceCollection services) => services.AddSingleton<StreamLimit>();

    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        var events = routes.MapGroup("/api/ingest");
        IngestEvents.Map(events.MapGroup("").RequireWholeShop()); // an event may be of any place
        GetEventSchema.Map(events.MapGroup("").SameForEveryScope());
    }
}
