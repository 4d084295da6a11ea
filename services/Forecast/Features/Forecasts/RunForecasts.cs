using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using BizPulse.Access;
using BizPulse.Forecasts.Histories;
using BizPulse.Forecasts.Jobs;
using BizPulse.Forecasts.Stored;
using BizPulse.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Forecasts.Features.Forecasts;

/// <summary>What to forecast: some products, a category, or without either everything.</summary>
public sealed record RunRequest(IReadOnlyList<string>? Skus = null, string? Category = null);

/// <param name="Kind">choice: the nightly one; requested: someone asked for it.</param>
/// <param name="State">queued, running, completed or failed.</param>
/// <param name="Done">Products that are forecast.</param>
/// <param name="Failure">What went wrong with the run as a whole.</param>
public sealed record ForecastRun(
    Guid Id, string Kind, string State, int Products, int Done, int Failed, string? RequestedBy, DateTime RequestedAt,
    DateTime? StartedAt, DateTime? FinishedAt, FailureReason? Failure);

internal static class RunForecasts
{
    private const int MostNamed = 10_000;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/forecasts/run", Handle)
        .RequirePermission(Permissions.ForecastsRun)
        .WithName(nameof(RunForecasts))
        .WithSummary("Chooses models anew and forecasts; asked twice, the run that is under way answers")
        .ProducesValidationProblem();

    private static async Task<Results<Accepted<ForecastRun>, ValidationProblem>> Handle(
        RunRequest request, ClaimsPrincipal user, Scope scope, HistoryQueries catalogue, ScheduleQueries schedule,
        RunQueries runs, ForecastSettings settings, TimeProvider clock, CancellationToken ct)
    {
        if (request.Skus is { Count: 0 or > MostNamed })
            return Invalid.Field("skus", $"must name between 1 and {MostNamed} products, or be left out.");

        var all = await catalogue.CatalogueAsync(ct);
        var products = all.FindAll(product => scope.HasCategory(product.Category));
        if (request.Category is { } category && !products.Exists(product => product.Category == category))
            return Invalid.Field("category", $"'{category}' is the category of no product that can be forecast.");
        var known = products.Select(product => product.Sku).ToHashSet(StringComparer.Ordinal);
        if (request.Skus?.FirstOrDefault(sku => !known.Contains(sku)) is { } unknown)
            return Invalid.Field("skus", $"'{unknown}' is no product that can be forecast.");

        var named = request.Skus?.ToHashSet(StringComparer.Ordinal);
        string[] wanted = [.. products
            .Where(product =>
                (request.Category is null || product.Category == request.Category)
                    && (named?.Contains(product.Sku) ?? true))
            .Select(product => product.Sku)];
        if (wanted.Length == 0)
            return Invalid.Field("skus", "there is no product that can be forecast.");

        var covers = wanted.Length == all.Count
            ? "all"
            : $"part:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', wanted))))}";
        var now = clock.GetUtcNow();
        var run = new NewRun(Guid.CreateVersion7(now), "requested", covers, user.FindFirstValue("name"));
        var id = await schedule.StartRunAsync(
            run, Reasons.Requested, [.. wanted.Chunk(settings.GroupSize)], now.UtcDateTime, ct);
        return TypedResults.Accepted($"/api/forecasts/run/{id}", await runs.FindAsync(id, ct));
    }
}
