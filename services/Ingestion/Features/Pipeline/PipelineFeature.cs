using BizPulse.Access;

namespace BizPulse.Ingestion.Features.Pipeline;

/// <summary>How the way from Kafka into Postgres is doing.</summary>
internal static class PipelineFeature
{
    public static void AddPipeline(this IServiceCollection services) => services.AddSingleton<PipelineQueries>();

    public static void MapPipeline(this IEndpointRouteBuilder routes) => GetPipeline.Map(
        routes.MapGroup("/api/system/pipeline").RequirePermission(Permissions.PipelineRead).SameForEveryScope());
}
