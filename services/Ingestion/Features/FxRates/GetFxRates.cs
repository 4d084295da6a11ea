using BizPulse.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Ingestion.Features.FxRates;

/// <param name="Currency">The house currency, which all sums are in.</param>
/// <param name="Unconverted">What waits for a rate: its units count, its money does not.</param>
public sealed record FxRates(string Currency, IReadOnlyList<FxRate> Rates, IReadOnlyList<UnconvertedDay> Unconverted);

/// <summary>One unit of a currency in the house currency, from a business day on until the next rate.</summary>
public sealed record FxRate(string Currency, DateOnly Day, decimal Rate);

/// <summary>Sales lines of a currency that has no rate for their day.</summary>
public sealed record UnconvertedDay(string Currency, DateOnly Day, long Lines);

internal static class GetFxRates
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("", HandleAsync)
        .RequirePermission(Permissions.PipelineRead)
        .WithName(nameof(GetFxRates))
        .WithSummary("Exchange rates, newest first, and the sales lines that wait for one");

    private static async Task<Ok<FxRates>> HandleAsync(
        FxRateQueries queries, IngestionSettings settings, CancellationToken ct) =>
        TypedResults.Ok(
            new FxRates(settings.Currency, await queries.RatesAsync(ct), await queries.UnconvertedAsync(ct)));
}
