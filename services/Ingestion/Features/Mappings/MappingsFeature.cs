using BizPulse.Access;

namespace BizPulse.Ingestion.Features.Mappings;

/// <summary>Column mappings to choose from, and to save one's own.</summary>
internal static class MappingsFeature
{
    public static void AddMappings(this IServiceCollection services) => services.AddSingleton<MappingQueries>();

    public static void MapMappings(this IEndpointRouteBuilder routes)
    {
        var mappings = routes.MapGroup("/api/ingest/mappings").SameForEveryScope();
        GetMappings.Map(mappings);
        SaveMapping.Map(mappings);
    }
}
