using System.Globalization;
using BizPulse.Answers;
using BizPulse.Forecasting;
using BizPulse.Forecasts.Stored;
using BizPulse.Questions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Forecasts.Features.Forecasts;

/// <param name="Next">Where the next page begins; null on the last one.</param>
/// <param name="Total">Products that fit the filter.</param>
public sealed record ForecastList(IReadOnlyList<ForecastItem> Items, string? Next, int Total, ForecastSummary Summary);

/// <param name="Method">models, category, or none while there is no forecast.</param>
/// <param name="TopModel">The one with the most weight.</param>
/// <param name="Wape">The error at past dates, as a share of what was sold.</param>
/// <param name="Gain">How much lower it is than that of repeating the last week.</param>
/// <param name="Next">The units to come.</param>
/// <param name="NextValue">The same at the list price; null where that is unknown.</param>
/// <param name="Trend">Units sold on each of the last thirty complete days.</param>
/// <param name="LastUnits">Their sum.</param>
/// <param name="Failure">Why the last attempt failed.</param>
public sealed record ForecastItem(
    string Sku, string? Name, string? Category, string? DemandClass, string Method, string? TopModel, DateOnly? Origin,
    DateTime? CreatedAt, bool Stale, double? Wape, double? NaiveWape, double? Gain, double? Coverage80, NextUnits? Next,
    decimal? NextValue, IReadOnlyList<double> Trend, double LastUnits, ForecastWarning? Warning, FailureReason? Failure)
{
    internal const int TrendDays = 30;
}

public sealed record NextUnits(int Days, double Mean, double P10, double P90);

/// <summary>Of all products, whatever the filter.</summary>
/// <param name="Forecast">Products that have a forecast.</param>
/// <param name="BetterThanNaive">Products whose forecast did better at past dates than repeating the last week.</param>
public sealed record ForecastSummary(
    int Products, int Forecast, int Stale, int Failed, int BetterThanNaive, double? MedianWape,
    DateTime? LastFullRunAt);

/// <summary>What the list can be ordered by.</summary>
public enum ForecastColumn
{
    Name,
    Wape,
    Gain,
    Coverage80,
    Next,
    CreatedAt,
}

internal static class ListForecasts
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/forecasts", Handle)
        .WithName(nameof(ListForecasts))
        .WithSummary("All products with what is expected of them, how far that can be trusted, and how fresh it is")
        .WithCsv();

    private static async Task<Results<Ok<ForecastList>, CsvTable<ForecastItem>>> Handle(
        ForecastFilter filter, Sorting<ForecastColumn> sorting, [Rows(usual: 100, most: 500)] PageRequest page,
        ForecastListQueries queries, CancellationToken ct)
    {
        if (page.AllRows)
            return new CsvTable<ForecastItem>(queries.StreamAsync(filter, sorting, 0, null, ct));

        var skip = page.After(1) is not [var last] ? 0
            : int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw PageRequest.ForeignCursor;
        var items = await queries.StreamAsync(filter, sorting, skip, page.Limit, ct).ToListAsync(ct);
        var total = await queries.CountAsync(filter, ct);
        var shown = skip + items.Count;
        var next =
            shown < total && items.Count > 0 ? PageCursor.Of(shown.ToString(CultureInfo.InvariantCulture)) : null;
        return TypedResults.Ok(new ForecastList(items, next, total, await queries.SummaryAsync(filter, ct)));
    }
}
