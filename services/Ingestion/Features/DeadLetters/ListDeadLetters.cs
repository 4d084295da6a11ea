using BizPulse.Access;
using BizPulse.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Ingestion.Features.DeadLetters;

/// <summary>A message that could not count, as it came.</summary>
/// <param name="Reason">The fields at fault and what is wrong with them.</param>
/// <param name="EventId">The id that a mended body has to keep; null if the message does not tell it.</param>
public sealed record DeadLetter(
    long Id, string Topic, int Partition, long Offset, string Reason, string Body, Guid? EventId, string? TraceId,
    Guid? ImportId, DateTime RecordedAt, DateTime? ReplayedAt);

/// <param name="Next">Give it as 'before' for the next page; null on the last one.</param>
public sealed record DeadLetterPage(IReadOnlyList<DeadLetter> Items, long? Next);

internal static class ListDeadLetters
{
    private const int MostItems = 500;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("", HandleAsync)
        .RequirePermission(Permissions.PipelineRead)
        .WithName(nameof(ListDeadLetters))
        .WithSummary("Messages that could not count, newest first");

    private static async Task<Results<Ok<DeadLetterPage>, ValidationProblem>> HandleAsync(
        DeadLetterQueries queries, CancellationToken ct, bool replayed = false, long before = long.MaxValue,
        int limit = 50)
    {
        if (limit is < 1 or > MostItems)
            return Invalid.Field("limit", $"must be between 1 and {MostItems}");

        var found = await queries.ListAsync(replayed, before, limit, ct);
        return TypedResults.Ok(new DeadLetterPage(found, found.Count == limit ? found[^1].Id : null));
    }
}
