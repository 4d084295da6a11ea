using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Ingestion.Features.Pipeline;

internal static class GetPipeline
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("", HandleAsync)
        .WithName(nameof(GetPipeline))
        .WithSummary("State, lag and throughput of the pipeline, its dead letters and the last check");

    private static async Task<Ok<PipelineStatus>> HandleAsync(PipelineQueries queries, CancellationToken ct) =>
        TypedResults.Ok(await queries.StatusAsync(ct));
}
