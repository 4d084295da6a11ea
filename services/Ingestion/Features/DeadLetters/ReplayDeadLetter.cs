using System.Text;
using BizPulse.Access;
using BizPulse.Contracts;
using BizPulse.Ingestion.Publishing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Ingestion.Features.DeadLetters;

/// <summary>
/// Sends a dead letter into the log again: mended, when the request has a body, or as it was, when the reason has gone (a time that
/// lay in the future). It keeps its event id, so that it counts once however often it is replayed.
/// </summary>
internal static class ReplayDeadLetter
{
    private const int LongestBody = 1 << 20;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/ingest/deadletters/{id:long}/replay", HandleAsync)
        .RequirePermission(Permissions.ImportsManage)
        .WithName(nameof(ReplayDeadLetter))
        .WithSummary("Send a dead letter again, mended if the request has a body")
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<Results<Accepted, NotFound, ValidationProblem, ProblemHttpResult>> HandleAsync(
        long id, HttpRequest request, DeadLetterQueries queries, EventPublisher publisher, HouseRules house, TimeProvider clock, CancellationToken ct)
    {
        if (await queries.FindAsync(id, ct) is not { } letter)
            return TypedResults.NotFound();
        if (letter.ReplayedAt is not null)
            return TypedResults.Problem("It has been replayed already.", statusCode: StatusCodes.Status409Conflict);
        if (await BodyAsync(request, ct) is not { } mended)
            return TypedResults.Problem($"An event has at most {LongestBody} bytes.", statusCode: StatusCodes.Status413PayloadTooLarge);

        var body = mended.Length > 0 ? mended : Encoding.UTF8.GetBytes(letter.Body);
        var (subject, problems) = EventReader.Read(letter.Topic, body, house.Limits(clock));
        if (subject is null)
            return TypedResults.ValidationProblem(problems.GroupBy(problem => problem.Field).ToDictionary(
                field => field.Key, field => field.Select(problem => problem.Reason).ToArray()));
        if (letter.EventId is { } known && subject.EventId != known)
            return TypedResults.ValidationProblem([new("eventId", [$"must stay {known}"])]);

        return await SendAsync(subject, letter, publisher, ct) is { } failure
            ? TypedResults.Problem($"The message broker did not take it ({failure}). Try again.", statusCode: StatusCodes.Status503ServiceUnavailable)
            : await AcceptAsync(queries, letter, body, ct);
    }

    internal static async Task<string?> SendAsync(BusinessEvent subject, DeadLetter letter, EventPublisher publisher, CancellationToken ct)
    {
        using var run = publisher.Begin(letter.Topic, letter.ImportId);
        await run.SendAsync(subject, ct);
        await run.SettleAsync(ct);
        return run.Failure?.Reason;
    }

    private static async Task<Accepted> AcceptAsync(DeadLetterQueries queries, DeadLetter letter, byte[] body, CancellationToken ct)
    {
        await queries.MarkReplayedAsync(letter.Id, body, ct);
        return TypedResults.Accepted((string?)null);
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
