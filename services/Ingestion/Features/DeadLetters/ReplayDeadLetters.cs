using BizPulse.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Ingestion.Features.DeadLetters;

/// <param name="Replayed">Sent again.</param>
/// <param name="Kept">Still break a rule and wait for somebody to mend them.</param>
public sealed record ReplayedDeadLetters(int Replayed, int Kept);

/// <summary>
/// Sends all open dead letters again as they were: those whose reason has gone, such as a time that lay in the future,
/// count.
/// </summary>
internal static class ReplayDeadLetters
{
    private const int AtOnce = 500;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("replay", HandleAsync)
        .RequirePermission(Permissions.ImportsManage)
        .WithName(nameof(ReplayDeadLetters))
        .WithSummary("Send all open dead letters again whose reason has gone")
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<Results<Ok<ReplayedDeadLetters>, ProblemHttpResult>> HandleAsync(
        DeadLetterQueries queries, DeadLetterReplay replay, CancellationToken ct)
    {
        var (replayed, kept) = (0, 0);
        var before = long.MaxValue;
        while (await queries.ListAsync(replayed: false, before, AtOnce, ct) is { Count: > 0 } letters)
        {
            foreach (var letter in letters)
            {
                var outcome = await replay.RunAsync(letter, mended: null, ct);
                if (outcome.Failure is { } failure)
                    return TypedResults.Problem(
                        $"The message broker did not take it ({failure}). {replayed} were sent before. Try again.",
                        statusCode: StatusCodes.Status503ServiceUnavailable);
                if (outcome.Problems.Count > 0)
                    kept++;
                else
                    replayed++;
            }

            before = letters[^1].Id;
        }

        return TypedResults.Ok(new ReplayedDeadLetters(replayed, kept));
    }
}
