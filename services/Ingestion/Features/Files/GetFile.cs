using BizPulse.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Ingestion.Features.Files;

/// <summary>How far an import is.</summary>
internal static class GetFile
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("{id:guid}", Handle)
        .RequirePermission(Permissions.PipelineRead)
        .WithName(nameof(GetFile))
        .WithSummary("State and counts of one import");

    private static async Task<Results<Ok<ImportFile>, ProblemHttpResult>> Handle(
        Guid id, FileQueries imports, CancellationToken ct) =>
        await imports.FindAsync(id, ct) is { } file ? TypedResults.Ok(file) : NoSuchFile(id);

    internal static ProblemHttpResult NoSuchFile(Guid id) =>
        TypedResults.Problem($"There is no import {id}.", statusCode: StatusCodes.Status404NotFound);
}
