using BizPulse.Forecasts.Features.Forecasts;
using BizPulse.Forecasts.Stored;
using BizPulse.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Forecasts.Features.Sums;

/// <summary>The forecast of a category or of the whole house.</summary>
public sealed record SumForecast : ForecastFacts
{
    /// <summary>Of revenue; null for units.</summary>
    public required string? Currency { get; init; }

    /// <summary>Null when the forecast does not begin today.</summary>
    public required SumToday? Today { get; init; }
}

/// <summary>Whether today goes as expected.</summary>
/// <param name="ExpectedSoFar">By the usual share of the day at this time; between Low and High on four days of
/// five.</param>
/// <param name="Expected">What today is expected to end with, given what was sold so far.</param>
public sealed record SumToday(
    double SoldSoFar, double ExpectedSoFar, double ExpectedSoFarLow, double ExpectedSoFarHigh, double Expected,
    double Low, double High);

internal static class GetSumForecasts
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(
            "/api/analytics/forecast/revenue",
            (SumQuestion asked, SumForecasts forecasts, CancellationToken ct) =>
                forecasts.FindAsync("revenue", asked, ct))
            .WithName("GetRevenueForecast")
            .WithSummary("The revenue to expect per day, of a category or the whole house");
        routes.MapGet(
            "/api/analytics/forecast/demand",
            (SumQuestion asked, SumForecasts forecasts, CancellationToken ct) =>
                forecasts.FindAsync("units", asked, ct))
            .WithName("GetDemandForecast")
            .WithSummary("The units to expect per day, of a category or the whole house");
    }
}

internal sealed class SumForecasts(
    ForecastQueries forecasts, SumQueries sums, DayShares shares, ForecastSettings settings, BusinessSettings business,
    TimeProvider clock)
{
    public async Task<Results<Ok<SumForecast>, NotFound>> FindAsync(
        string measure, SumQuestion asked, CancellationToken ct)
    {
        var (category, periods) = (asked.Category, asked.Periods);
        if (category is not null
            && (!asked.Scope.HasCategory(category) || !await sums.CategoryExistsAsync(category, ct)))
            throw new InvalidFieldException("category", $"'{category}' is the category of no product.");

        var subject = Subject.Sum(category ?? "", measure);
        var row = await forecasts.ForecastAsync(subject, asked.Version, ct);
        if (row is null && asked.Version is not null)
            return TypedResults.NotFound();

        var today = business.Today(clock);
        var sold = (await sums.HistoryAsync(category, (row?.Origin ?? today).AddDays(-asked.HistoryDays), today, ct))
            .ConvertAll(day => (day.Day, Value: measure == "units" ? day.Units : day.Revenue));
        return TypedResults.Ok(new SumForecast
        {
            Level = subject.Level,
            Key = category,
            Name = category,
            Category = category,
            Measure = measure,
            Unit = measure == "units" ? "pcs" : business.Currency,
            Currency = measure == "units" ? null : business.Currency,
            Origin = row?.Origin,
            CreatedAt = row?.CreatedAt,
            Version = row?.Version,
            DataVersion = row?.DataVersion,
            Reason = row?.Reason,
            Stale = row?.Origin < today.AddDays(-1),
            Method = row?.MethodBy(settings) ?? ForecastMethod.None(MethodReason.NotYet),
            HistoryDays = row?.HistoryDays,
            DemandClass = row?.DemandClass,
            Warning = row?.Warning,
            Treatments = row?.Treatments ?? [],
            Accuracy = row?.Accuracy,
            History = row is null ? [] : HistoryDays.Of(row, sold, asked.HistoryDays),
            Days = row?.Days(periods) ?? [],
            Total = row?.Total(periods),
            Versions = await forecasts.VersionsAsync(subject, ct),
            Today = row?.Origin == today.AddDays(-1)
                ? TodayOf(
                    row.Days(1)[0], sold.Where(day => day.Day == today).Sum(day => day.Value),
                    await shares.NowAsync(ct))
                : null,
        });
    }

    // Hours are taken as independent: with a part of the day, the spread falls by the root of that part.
    private static SumToday TodayOf(ForecastDay day, double sold, double passed)
    {
        var (below, above) = (day.Mean - day.P10, day.P90 - day.Mean);
        var (so, left) = (Math.Sqrt(passed), Math.Sqrt(1 - passed));
        var (expectedSoFar, expected) = (day.Mean * passed, sold + day.Mean * (1 - passed));
        return new(
            Rounded(sold), Rounded(expectedSoFar), Rounded(Math.Max(0, expectedSoFar - below * so)),
            Rounded(expectedSoFar + above * so), Rounded(expected), Rounded(Math.Max(sold, expected - below * left)),
            Rounded(expected + above * left));
    }

    private static double Rounded(double value) => Math.Round(value, 3);
}
