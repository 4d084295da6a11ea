using BizPulse.Access;
using BizPulse.Answers;
using BizPulse.Forecasts.Features.Forecasts;
using BizPulse.Forecasts.Stored;
using BizPulse.Problems;

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
/// <param name="ExpectedSoFar">By the usual share of the day at this time; between Low and High on four days of five.</param>
/// <param name="Expected">What today is expected to end with, given what was sold so far.</param>
public sealed record SumToday(
    double SoldSoFar, double ExpectedSoFar, double ExpectedSoFarLow, double ExpectedSoFarHigh, double Expected, double Low, double High);

internal static class GetSumForecasts
{
    private const int MostHistory = 1100;

    internal static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "revenue", "The revenue to expect per day, of a category or the whole house");
        Map(routes, "demand", "The units to expect per day, of a category or the whole house");
    }

    private static void Map(IEndpointRouteBuilder routes, string what, string summary) => routes
        .MapGet($"/api/analytics/forecast/{what}", (
            ForecastQueries forecasts, SumQueries sums, DayShares shares, ForecastSettings settings, BusinessSettings business, TimeProvider clock, CancellationToken ct,
            int? periods = null, string? category = null, int history = 120, long? version = null) =>
            HandleAsync(what == "revenue" ? "revenue" : "units", forecasts, sums, shares, settings, business, clock, periods ?? settings.Days, category, history, version, ct))
        .RequirePermission(Permissions.ForecastsRead)
        .WithName(what == "revenue" ? "GetRevenueForecast" : "GetDemandForecast")
        .WithSummary(summary)
        .Produces<SumForecast>()
        .Produces(StatusCodes.Status404NotFound)
        .ProducesValidationProblem()
        .WithDataVersionTag();

    private static async Task<IResult> HandleAsync(
        string measure, ForecastQueries forecasts, SumQueries sums, DayShares shares, ForecastSettings settings, BusinessSettings business, TimeProvider clock,
        int periods, string? category, int history, long? version, CancellationToken ct)
    {
        if (periods < 1 || periods > settings.Days)
            return Invalid.Field("periods", $"must be between 1 and {settings.Days} days.");
        if (history is < 0 or > MostHistory)
            return Invalid.Field("history", $"must be between 0 and {MostHistory} days.");
        if (category is not null && !await sums.CategoryExistsAsync(category, ct))
            return Invalid.Field("category", $"'{category}' is the category of no product.");

        var subject = Subject.Sum(category ?? "", measure);
        var row = await forecasts.ForecastAsync(subject, version, ct);
        if (row is null && version is not null)
            return TypedResults.NotFound();

        var today = business.Today(clock);
        var sold = (await sums.HistoryAsync(category, (row?.Origin ?? today).AddDays(-history), today, ct))
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
            Method = row is null ? new("none", [], "Its first forecast is being made, or nothing was sold yet.") : new(row.Method, row.Models, row.Why),
            HistoryDays = row?.HistoryDays,
            DemandClass = row?.DemandClass,
            Warning = row?.Warning,
            Treatments = row?.Treatments ?? [],
            Accuracy = row?.Accuracy,
            History = row is null ? [] : HistoryDays.Of(row, sold, history),
            Days = row?.Days(periods) ?? [],
            Total = row?.Total(periods),
            Versions = await forecasts.VersionsAsync(subject, ct),
            Today = row?.Origin == today.AddDays(-1)
                ? TodayOf(row.Days(1)[0], sold.Where(day => day.Day == today).Sum(day => day.Value), await shares.NowAsync(ct)) : null,
        });
    }

    // Hours are taken as independent: with a part of the day, the spread falls by the root of that part.
    private static SumToday TodayOf(ForecastDay day, double sold, double passed)
    {
        var (below, above) = (day.Mean - day.P10, day.P90 - day.Mean);
        var (so, left) = (Math.Sqrt(passed), Math.Sqrt(1 - passed));
        var (expectedSoFar, expected) = (day.Mean * passed, sold + day.Mean * (1 - passed));
        return new(
            Rounded(sold), Rounded(expectedSoFar), Rounded(Math.Max(0, expectedSoFar - below * so)), Rounded(expectedSoFar + above * so),
            Rounded(expected), Rounded(Math.Max(sold, expected - below * left)), Rounded(expected + above * left));
    }

    private static double Rounded(double value) => Math.Round(value, 3);
}
