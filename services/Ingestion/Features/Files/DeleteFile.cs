using BizPulse.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Ingestion.Features.Files;

public sealed record TakenBack(Guid Id, long Events);

/// <summary>
/// Takes an import back, whole and at once; one that still runs is stopped. What another file brought too stays. The
/// same file can be sent again.
/// </summary>
internal static class DeleteFile
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("{id:guid}", Handle)
        .RequirePermission(Permissions.ImportsManage)
        .WithName(nameof(DeleteFile))
        .WithSummary("Take an import back: everything that it alone brought is gone from all numbers");

    private static async Task<Results<Ok<TakenBack>, ProblemHttpResult>> Handle(
        Guid id, FileQueries imports, ImportUndo undo, CancellationToken ct)
    {
        if (await imports.FindAsync(id, ct) is null)
            return GetFile.NoSuchFile(id);
        await imports.CancelAsync(id, ct);
        return TypedResults.Ok(new TakenBack(id, await undo.RunAsync(id, ct)));
    }
}
