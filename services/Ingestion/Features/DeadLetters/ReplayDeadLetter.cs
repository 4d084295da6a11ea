using BizPulse.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Ingestion.Features.DeadLetters;

/// <summary>
/// Sends one dead letter again: mended, when the request has a body, or as it was, when the reason has gone (a time
/// that lay in the future).
/// </summary>
internal static class ReplayDeadLetter
{
    private const int LongestBody = 1 << 20;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("{id:long}/replay", HandleAsync)
        .RequirePermission(Permissions.ImportsManage)
        .WithName(nameof(ReplayDeadLetter))
        .WithSummary("Send a dead letter again, mended if the request has a body")
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<Results<Accepted, NotFound, ValidationProblem, ProblemHttpResult>> HandleAsync(
        long id, HttpRequest request, DeadLetterQueries queries, DeadLetterReplay replay, CancellationToken ct)
    {
        if (await queries.FindAsync(id, ct) is not { } letter)
            return TypedResults.NotFound();
        if (letter.ReplayedAt is not null)
            return TypedResults.Problem("It has been replayed already.", statusCode: StatusCodes.Status409Conflict);
        if (await BodyAsync(request, ct) is not { } mended)
            return TypedResults.Problem(
                $"An event has at most {LongestBody} bytes.", statusCode: StatusCodes.Status413PayloadTooLarge);

        return await replay.RunAsync(letter, mended.Length > 0 ? mended : null, ct) switch
        {
            { Problems: { Count: > 0 } problems } => TypedResults.ValidationProblem(problems
                .GroupBy(problem => problem.Field)
                .ToDictionary(field => field.Key, field => field.Select(problem => problem.Reason).ToArray())),
            { Failure: { } failure } => TypedResults.Problem(
                $"The message broker did not take it ({failure}). Try again.",
                statusCode: StatusCodes.Status503ServiceUnavailable),
            _ => TypedResults.Accepted((string?)null),
        };
    }

    private static async Task<byte[]?> BodyAsync(HttpRequest request, CancellationToken ct)
    {
        using var body = new MemoryStream();
        var buffer = new byte[8192];
        for (int read; (read = await request.Body.ReadAsync(buffer, ct)) > 0;)
        {
            body.Write(buffer, 0, read);
            if (body.Length > LongestBody)
                return null;
        }
        return body.ToArray();
    }
}
