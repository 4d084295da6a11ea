using BizPulse.Access;
using BizPulse.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Ingestion.Features.FxRates;

public sealed record NewFxRate(decimal Rate);

/// <param name="Converted">Sales lines whose money changed by it.</param>
public sealed record FxRateSet(string Currency, DateOnly Day, decimal Rate, long Converted);

/// <summary>
/// Sets what a currency is worth from a day on. What was sold in it since then counts at once as if that had always
/// been known.
/// </summary>
internal static class SetFxRate
{
    private const decimal Highest = 1_000_000;
    private const decimal Lowest = 0.000_000_001m;

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("{currency}/{day}", HandleAsync)
        .RequirePermission(Permissions.ImportsManage)
        .WithName(nameof(SetFxRate))
        .WithSummary("Set the exchange rate of a currency from a day on");

    private static async Task<Results<Ok<FxRateSet>, ValidationProblem>> HandleAsync(
        string currency, DateOnly day, NewFxRate body, RateChange change, IngestionSettings settings,
        CancellationToken ct)
    {
        if (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper))
            return Invalid.Field("currency", "must be three capital letters, such as USD.");
        if (currency == settings.Currency)
            return Invalid.Field("currency", "is the currency of all sums: it needs no rate.");
        var rate = decimal.Round(body.Rate, 9);
        if (rate is < Lowest or > Highest)
            return Invalid.Field(
                "rate",
                $"must be more than 0 and at most {Highest:0}: one unit of the currency in {settings.Currency}.");

        return TypedResults.Ok(new FxRateSet(currency, day, rate, await change.RunAsync(currency, day, rate, ct)));
    }
}
