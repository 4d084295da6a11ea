using System.Text.Json;
using BizPulse.Contracts;
using BizPulse.Ingestion.Features.Events;
using BizPulse.Ingestion.Features.Webhooks.Formats;
using BizPulse.Ingestion.Publishing;
using BizPulse.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Ingestion.Features.Webhooks;

/// <summary>
/// Sales from a shop system or payment service that calls us. Who may call is set in <c>Webhooks:{source}</c> (Kind:
/// shopify, stripe or generic; Secret); a call without that secret's signature is refused before its content is looked
/// at.
/// </summary>
internal static class ReceiveWebhook
{
    private const long MostBytes = 4 << 20;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("{source}", Handle)
        .AllowAnonymous() // signed by the sender
        .AddEndpointFilter(routes.ServiceProvider.GetRequiredService<StreamLimit>())
        .WithName(nameof(ReceiveWebhook))
        .WithSummary("Sales of a shop system or payment service, signed by it")
        .Accepts<JsonElement>("application/json")
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<Results<
        Accepted<IngestAnswer>, Ok<IngestAnswer>, ValidationProblem, ProblemHttpResult>> Handle(
        string source, HttpRequest request, IConfiguration configuration, IEnumerable<IWebhookFormat> formats,
        EventPublisher publisher, IngestionSettings settings, TimeProvider clock, CancellationToken ct)
    {
        var (kind, secret) = (configuration[$"Webhooks:{source}:Kind"], configuration[$"Webhooks:{source}:Secret"]);
        var format = formats.FirstOrDefault(known => known.Kind == kind);
        if (await ReadAsync(request, ct) is not { } body)
            return TypedResults.Problem(
                $"A call may have at most {MostBytes >> 20} MB.", statusCode: StatusCodes.Status413PayloadTooLarge);

        // The same answer whether the source is unknown or the signature wrong: nobody learns which sources there are.
        if (format is null || string.IsNullOrEmpty(secret)
            || !format.IsSigned(request.Headers, body, secret, clock.GetUtcNow()))
            return TypedResults.Problem(
                "The signature is missing, wrong or too old.", statusCode: StatusCodes.Status401Unauthorized);

        try
        {
            using var json = JsonDocument.Parse(body);
            using var run = publisher.Begin(Topics.Sales);
            return await SendAsync(
                format.Read(request.Headers, json.RootElement, source, settings.Limits(clock)), run, ct);
        }
        catch (JsonException)
        {
            return Invalid.Field("body", "is not valid JSON.");
        }
    }

    private static async Task<Results<
        Accepted<IngestAnswer>, Ok<IngestAnswer>, ValidationProblem, ProblemHttpResult>> SendAsync(
        IEnumerable<ParsedEvent> events, PublishRun run, CancellationToken ct)
    {
        var rejections = new List<RejectedEvent>();
        foreach (var (index, parsed) in events.Index())
        {
            if (parsed.Event is { } accepted)
                await run.SendAsync(accepted, ct);
            rejections.AddRange(
                parsed.Problems.Select(problem => new RejectedEvent(index + 1, problem.Field, problem.Reason)));
        }

        await run.SettleAsync(ct);
        var answer = new IngestAnswer(
            run.Accepted, rejections.Select(rejection => rejection.Line).Distinct().Count(), rejections);
        return answer switch
        {
            _ when run.Failure is not null =>
                TypedResults.Problem(
                    "The message broker did not take everything. Call again.",
                    statusCode: StatusCodes.Status503ServiceUnavailable),
            { Accepted: 0, Rejected: 0 } => TypedResults.Ok(answer), // speaks of something else
            { Accepted: 0 } => TypedResults.ValidationProblem(rejections.GroupBy(rejection => rejection.Field)
                .ToDictionary(
                    field => field.Key,
                    field => field.Select(rejection => $"line {rejection.Line} {rejection.Reason}").ToArray())),
            _ => TypedResults.Accepted((string?)null, answer),
        };
    }

    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        using var body = new MemoryStream();
        var buffer = new byte[1 << 14];
        while (await request.Body.ReadAsync(buffer, ct) is > 0 and var count)
        {
            body.Write(buffer, 0, count);
            if (body.Length > MostBytes)
                return null;
        }
        return body.ToArray();
    }
}
