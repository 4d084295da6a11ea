using System.Globalization;
using BizPulse.Access;
using BizPulse.Answers;
using BizPulse.Problems;

namespace BizPulse.Forecasts.Features.Forecasts;

/// <param name="Next">Where the next page begins; null on the last one.</param>
/// <param name="Total">Products that fit the filter.</param>
public sealed record ForecastList(IReadOnlyList<ForecastItem> Items, string? Next, int Total, ForecastSummary Summary);

/// <param name="Method">models, category, or none while there is no forecast.</param>
/// <param name="TopModel">The one with the most weight.</param>
/// <param name="Wape">The error at past dates, as a share of what was sold.</param>
/// <param name="Gain">How much lower it is than that of repeating the last week.</param>
/// <param name="Next">The units to come.</param>
/// <param name="Error">Why the last attempt failed.</param>
public sealed record ForecastItem(
    string Sku, string? Name, string? Category, string? DemandClass, string Method, string? TopModel, DateOnly? Origin, DateTime? CreatedAt, bool Stale,
    double? Wape, double? NaiveWape, double? Gain, double? Coverage80, NextUnits? Next, string? Warning, string? Error);

public sealed record NextUnits(int Days, double Mean, double P10, double P90);

/// <summary>Of all products, whatever the filter.</summary>
/// <param name="Forecast">Products that have a forecast.</param>
/// <param name="BetterThanNaive">Products whose forecast did better at past dates than repeating the last week.</param>
public sealed record ForecastSummary(int Products, int Forecast, int Stale, int Failed, int BetterThanNaive, double? MedianWape, DateTime? LastFullRunAt);

internal static class ListForecasts
{
    private const int MostItems = 500;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/forecasts", Handle)
        .RequirePermission(Permissions.ForecastsRead)
        .WithName(nameof(ListForecasts))
        .WithSummary("All products with what is expected of them, how far that can be trusted, and how fresh it is")
        .Produces<ForecastList>()
        .ProducesValidationProblem()
        .WithDataVersionTag()
        .WithCsv();

    private static async Task<IResult> Handle(
        HttpRequest request, ForecastListQueries queries, ForecastSettings settings, BusinessSettings business, TimeProvider clock, CancellationToken ct,
        string? search = null, string? category = null, string sort = "name", string direction = "asc", int limit = 100, string? cursor = null)
    {
        if (!ForecastListQueries.Sorts.ContainsKey(sort))
            return Invalid.Field("sort", $"must be one of {string.Join(", ", ForecastListQueries.Sorts.Keys)}.");
        if (direction is not ("asc" or "desc"))
            return Invalid.Field("direction", "must be 'asc' or 'desc'.");
        if (limit is < 1 or > MostItems)
            return Invalid.Field("limit", $"must be between 1 and {MostItems}.");
        if (!int.TryParse(cursor ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var skip))
            return Invalid.Field("cursor", "is not one that an earlier answer gave.");

        var filter = new ForecastFilter(search, category, sort, direction == "desc", business.LastCompleteDay(clock), clock.GetUtcNow().UtcDateTime - 2 * settings.ChangedPause, settings.Days);
        if (request.WantsCsv())
            return new CsvTable<ForecastItem>(queries.StreamAsync(filter, 0, null, ct));

        var items = await queries.StreamAsync(filter, skip, limit, ct).ToListAsync(ct);
        var total = await queries.CountAsync(filter, ct);
        var next = skip + items.Count < total && items.Count > 0 ? (skip + items.Count).ToString(CultureInfo.InvariantCulture) : null;
        return TypedResults.Ok(new ForecastList(items, next, total, await queries.SummaryAsync(filter, ct)));
    }
}
