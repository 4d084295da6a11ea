using BizPulse.Access;
using BizPulse.Answers;
using BizPulse.Forecasts.Stored;
using BizPulse.Problems;

namespace BizPulse.Forecasts.Features.Forecasts;

public sealed record ProductForecast : ForecastFacts
{
    /// <summary>Null when the forecast does not begin today.</summary>
    public required ProductToday? Today { get; init; }
}

/// <summary>What is left of today.</summary>
/// <param name="Low">With <paramref name="High"/>, the remainder's 80 % interval.</param>
public sealed record ProductToday(double SoldSoFar, double ExpectedRemainder, double Low, double High);

internal static class GetForecast
{
    private const int MostHistory = 1100;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/forecasts/{sku}", Handle)
        .RequirePermission(Permissions.ForecastsRead)
        .WithName(nameof(GetForecast))
        .WithSummary("A product's forecast with its history: expected units, intervals, how it was made and how well that did")
        .Produces<ProductForecast>()
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesValidationProblem()
        .WithDataVersionTag();

    private static async Task<IResult> Handle(
        string sku, ForecastQueries queries, DayShares shares, ForecastSettings settings, BusinessSettings business, TimeProvider clock, CancellationToken ct,
        int history = 120, long? version = null)
    {
        if (history is < 0 or > MostHistory)
            return Invalid.Field("history", $"must be between 0 and {MostHistory} days.");
        sku = sku.Decoded();
        if (await queries.ProductAsync(sku, clock.GetUtcNow().UtcDateTime - 2 * settings.ChangedPause, ct) is not { } product)
            return TypedResults.Problem($"There is no product '{sku}'.", statusCode: StatusCodes.Status404NotFound);

        var subject = Subject.Product(sku);
        var row = product.Kind == "goods" ? await queries.ForecastAsync(subject, version, ct) : null;
        if (row is null && version is not null)
            return TypedResults.Problem($"There is no forecast {version} of '{sku}', or it is kept no more.", statusCode: StatusCodes.Status404NotFound);

        var today = business.Today(clock);
        var sold = await queries.HistoryAsync(sku, (row?.Origin ?? today).AddDays(-history), today, ct);
        return TypedResults.Ok(new ProductForecast
        {
            Level = subject.Level,
            Key = sku,
            Name = product.Name,
            Category = product.Category,
            Measure = subject.Measure,
            Unit = "pcs",
            Origin = row?.Origin,
            CreatedAt = row?.CreatedAt,
            Version = row?.Version,
            DataVersion = row?.DataVersion,
            Reason = row?.Reason,
            Stale = row is not null && (product.Stale || row.Origin < today.AddDays(-1)),
            Method = row is null ? new("none", [], WhyNone(product)) : new(row.Method, row.Models, row.Why),
            HistoryDays = row?.HistoryDays,
            DemandClass = row?.DemandClass,
            Warning = row?.Warning,
            Treatments = row?.Treatments ?? [],
            Accuracy = row?.Accuracy,
            History = row is null ? [] : HistoryDays.Of(row, sold, history),
            Days = row?.Days(int.MaxValue) ?? [],
            Total = row?.Total(int.MaxValue),
            Versions = await queries.VersionsAsync(subject, ct),
            Today = row?.Origin == today.AddDays(-1)
                ? Remainder(row.Days(1)[0], sold.Where(day => day.Day == today).Sum(day => day.Value), await shares.NowAsync(ct)) : null,
        });
    }

    private static string WhyNone(KnownProduct product) =>
        product.Kind != "goods" ? "A service has no demand in pieces."
        : product.Error is { } error ? $"Forecasting it failed: {error}"
        : "It was never sold, or its first forecast is being made.";

    // Hours are taken as independent: with a part of the day, the spread falls by the root of that part.
    private static ProductToday Remainder(ForecastDay day, double sold, double passed)
    {
        var (left, root) = (1 - passed, Math.Sqrt(1 - passed));
        var expected = day.Mean * left;
        return new(sold, Math.Round(expected, 3), Math.Round(Math.Max(0, expected - (day.Mean - day.P10) * root), 3), Math.Round(expected + (day.P90 - day.Mean) * root, 3));
    }
}
