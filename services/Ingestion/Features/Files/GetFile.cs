using BizPulse.Access;
using BizPulse.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Ingestion.Features.Files;

public sealed record ImportFiles(IReadOnlyList<ImportFile> Files);

/// <summary>How far imports are: one by its id, or the latest.</summary>
internal static class GetFile
{
    private const int MostFiles = 200;

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/ingest/files/{id:guid}", One)
            .RequirePermission(Permissions.PipelineRead)
            .WithName(nameof(GetFile))
            .WithSummary("State and counts of one import");
        routes.MapGet("/api/ingest/files", Latest)
            .RequirePermission(Permissions.PipelineRead)
            .WithName("GetFiles")
            .WithSummary("The latest imports, newest first")
            .Produces<ImportFiles>()
            .ProducesValidationProblem();
    }

    private static async Task<Results<Ok<ImportFile>, ProblemHttpResult>> One(Guid id, ImportStore imports, CancellationToken ct) =>
        await imports.FindAsync(id, ct) is { } file ? TypedResults.Ok(file) : NoSuchFile(id);

    private static async Task<IResult> Latest(ImportStore imports, CancellationToken ct, int limit = 50) =>
        limit is < 1 or > MostFiles
            ? Invalid.Field("limit", $"must be between 1 and {MostFiles}.")
            : TypedResults.Ok(new ImportFiles(await imports.ListAsync(limit, ct)));

    internal static ProblemHttpResult NoSuchFile(Guid id) =>
        TypedResults.Problem($"There is no import {id}.", statusCode: StatusCodes.Status404NotFound);
}
