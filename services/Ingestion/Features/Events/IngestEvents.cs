using BizPulse.Access;
using BizPulse.Contracts;
using BizPulse.Ingestion.Publishing;
using BizPulse.Ingestion.Reading;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace BizPulse.Ingestion.Features.Events;

/// <summary>
/// Takes in events: one JSON object, an array, or NDJSON of any length. The answer comes when the broker has
/// acknowledged the last one, and says which were refused and why; sending the same again does no harm.
/// </summary>
internal static class IngestEvents
{
    private const int MostRejections = 1_000;

    internal static void Map(IEndpointRouteBuilder routes)
    {
        Map<SaleRecorded>(routes, Topics.Sales, "sales");
        Map<InventoryEvent>(routes, Topics.Inventory, "inventory");
        Map<CatalogEvent>(routes, Topics.Catalog, "catalog");
        Map<EngagementObserved>(routes, Topics.Engagement, "engagement");
    }

    private static void Map<TEvent>(IEndpointRouteBuilder routes, string topic, string name)
        where TEvent : BusinessEvent => routes
        .MapPost(name, (
            HttpRequest request, EventPublisher publisher, IngestionSettings settings, TimeProvider clock,
            CancellationToken ct) => HandleAsync(topic, request, publisher, settings, clock, ct))
        .RequirePermission(Permissions.IngestWrite)
        .AddEndpointFilter(routes.ServiceProvider.GetRequiredService<StreamLimit>())
        .WithMetadata(new DisableRequestSizeLimitAttribute())
        .WithName($"Ingest{char.ToUpperInvariant(name[0])}{name[1..]}")
        .WithSummary($"Record {name} events: a JSON object, an array, or NDJSON of any length")
        .WithMetadata(new AcceptsMetadata(["application/json", "application/x-ndjson"], typeof(TEvent)))
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .ProducesProblem(StatusCodes.Status429TooManyRequests)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<Results<Accepted<IngestAnswer>, ProblemHttpResult>> HandleAsync(
        string topic, HttpRequest request, EventPublisher publisher, IngestionSettings settings, TimeProvider clock,
        CancellationToken ct)
    {
        if (LayoutOf(request.ContentType) is not { } layout)
            return TypedResults.Problem(
                "Send application/json (an event or an array of events) or application/x-ndjson (one event a line).",
                statusCode: StatusCodes.Status415UnsupportedMediaType);

        using var run = publisher.Begin(topic);
        var rejections = new Rejections();
        string? damage = null;
        try
        {
            await SendAllAsync(topic, request, layout, run, rejections, settings.Limits(clock), ct);
        }
        catch (BadHttpRequestException damaged) when (damaged.StatusCode == StatusCodes.Status400BadRequest)
        {
            damage = damaged.Message;
        }
        await run.SettleAsync(ct);
        return Answer(run, new IngestAnswer(run.Accepted, rejections.Count, rejections.First), damage);
    }

    private static async Task SendAllAsync(
        string topic, HttpRequest request, ItemLayout layout, PublishRun run, Rejections rejections, EventLimits limits,
        CancellationToken ct)
    {
        using var items = new ItemReader(request.Body, layout);
        while (run.Failure is null && await items.MoveNextAsync(ct))
        {
            var parsed = items.Problem is { } problem
                ? new ParsedEvent(null, [new EventProblem("body", problem)])
                : EventReader.Read(topic, items.Item, limits);
            if (parsed.Event is { } accepted)
            {
                await run.SendAsync(accepted, ct);
                continue;
            }

            rejections.Add(items.Number, parsed.Problems);
        }
    }

    private static Results<Accepted<IngestAnswer>, ProblemHttpResult> Answer(
        PublishRun run, IngestAnswer answer, string? damage)
    {
        if (run.Failure is { } failure)
            return Problem(StatusCodes.Status503ServiceUnavailable, answer,
                $"The message broker did not take everything ({failure.Reason}). "
                + "Send the whole request again: what was accepted counts once.");
        if (damage is not null)
            return Problem(
                StatusCodes.Status400BadRequest, answer,
                $"{damage} Send the whole request again: what was accepted counts once.");
        if (answer is { Accepted: 0, Rejected: 0 })
            return Problem(StatusCodes.Status400BadRequest, answer, "The body holds no event.");
        return answer.Accepted > 0
            ? TypedResults.Accepted((string?)null, answer)
            : Problem(StatusCodes.Status400BadRequest, answer, "No event was accepted; 'rejections' says why.");
    }

    private static ProblemHttpResult Problem(int status, IngestAnswer answer, string detail) =>
        TypedResults.Problem(detail, statusCode: status, extensions: new Dictionary<string, object?>
        {
            ["accepted"] = answer.Accepted,
            ["rejected"] = answer.Rejected,
            ["rejections"] = answer.Rejections,
        });

    private sealed class Rejections
    {
        public long Count { get; private set; }

        public List<RejectedEvent> First { get; } = [];

        public void Add(long line, IEnumerable<EventProblem> problems)
        {
            if (++Count <= MostRejections)
                First.AddRange(problems.Select(problem => new RejectedEvent(line, problem.Field, problem.Reason)));
        }
    }

    private static ItemLayout? LayoutOf(string? contentType) =>
        contentType?.Split(';')[0].Trim().ToLowerInvariant() switch
        {
            "application/json" => ItemLayout.Json,
            "application/x-ndjson" or "application/ndjson" or "application/jsonl" or "application/json-lines"
                => ItemLayout.Lines,
            _ => null,
        };
}
