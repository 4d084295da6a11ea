using BizPulse.Access;
using BizPulse.Answers;
using BizPulse.Forecasts.Stored;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Forecasts.Features.Forecasts;

public sealed record ProductForecast : ForecastFacts
{
    /// <summary>Null for never.</summary>
    public required DateOnly? LastSoldOn { get; init; }

    /// <summary>Null when the forecast does not begin today.</summary>
    public required ProductToday? Today { get; init; }
}

/// <summary>What is left of today.</summary>
/// <param name="Low">With <paramref name="High"/>, the remainder's 80 % interval.</param>
public sealed record ProductToday(double SoldSoFar, double ExpectedRemainder, double Low, double High);

internal static class GetForecast
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/forecasts/{sku}", Handle)
        .WithName(nameof(GetForecast))
        .WithSummary(
            "A product's forecast with its history: expected units, intervals, how it was made and how well that did")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<ProductForecast>, ProblemHttpResult>> Handle(
        string sku, ForecastQuestion asked, Scope scope, ForecastQueries queries, DayShares shares,
        ForecastSettings settings, BusinessSettings business, TimeProvider clock, CancellationToken ct)
    {
        sku = sku.Decoded();
        if (await queries.ProductAsync(
            sku, scope, clock.GetUtcNow().UtcDateTime - 2 * settings.ChangedPause, ct) is not { } product)
            return TypedResults.Problem($"There is no product '{sku}'.", statusCode: StatusCodes.Status404NotFound);

        var subject = Subject.Product(sku);
        var row = product.Kind == "goods" ? await queries.ForecastAsync(subject, asked.Version, ct) : null;
        if (row is null && asked.Version is { } version)
            return TypedResults.Problem(
                $"There is no forecast {version} of '{sku}', or it is kept no more.",
                statusCode: StatusCodes.Status404NotFound);

        var today = business.Today(clock);
        var sold = await queries.HistoryAsync(sku, (row?.Origin ?? today).AddDays(-asked.HistoryDays), today, ct);
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
            Method = row?.MethodBy(settings) ?? ForecastMethod.None(WhyNone(product)),
            HistoryDays = row?.HistoryDays,
            DemandClass = row?.DemandClass,
            Warning = row?.Warning,
            Treatments = row?.Treatments ?? [],
            Accuracy = row?.Accuracy,
            History = row is null ? [] : HistoryDays.Of(row, sold, asked.HistoryDays),
            Days = row?.Days(int.MaxValue) ?? [],
            Total = row?.Total(int.MaxValue),
            Versions = await queries.VersionsAsync(subject, ct),
            LastSoldOn = product.LastSoldOn,
            Today = row?.Origin == today.AddDays(-1)
                ? Remainder(
                    row.Days(1)[0], sold.Where(day => day.Day == today).Sum(day => day.Value),
                    await shares.NowAsync(ct))
                : null,
        });
    }

    private static MethodReason WhyNone(KnownProduct product) =>
        product.Kind != "goods" ? MethodReason.Service : product.Failed ? MethodReason.Failed : MethodReason.NotYet;

    // Hours are taken as independent: with a part of the day, the spread falls by the root of that part.
    private static ProductToday Remainder(ForecastDay day, double sold, double passed)
    {
        var (left, root) = (1 - passed, Math.Sqrt(1 - passed));
        var expected = day.Mean * left;
        var (low, high) = (Math.Max(0, expected - (day.Mean - day.P10) * root), expected + (day.P90 - day.Mean) * root);
        return new(sold, Math.Round(expected, 3), Math.Round(low, 3), Math.Round(high, 3));
    }
}
