using BizPulse.Access;
using BizPulse.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Ingestion.Features.Files;

public sealed record ImportFiles(IReadOnlyList<ImportFile> Files);

internal static class GetFiles
{
    private const int MostFiles = 200;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("", Handle)
        .RequirePermission(Permissions.PipelineRead)
        .WithName(nameof(GetFiles))
        .WithSummary("The latest imports, newest first");

    private static async Task<Results<Ok<ImportFiles>, ValidationProblem>> Handle(
        FileQueries imports, CancellationToken ct, int limit = 50) =>
        limit is < 1 or > MostFiles
            ? Invalid.Field("limit", $"must be between 1 and {MostFiles}.")
            : TypedResults.Ok(new ImportFiles(await imports.ListAsync(limit, ct)));
}
