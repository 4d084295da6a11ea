using BizPulse.Access;

namespace BizPulse.Ingestion.Features.FxRates;

/// <summary>Exchange rates, and the sales that wait for one.</summary>
internal static class FxRatesFeature
{
    public static void AddFxRates(this IServiceCollection services)
    {
        services.AddSingleton<FxRateQueries>();
        services.AddSingleton<RateChange>();
    }

    public static void MapFxRates(this IEndpointRouteBuilder routes)
    {
        var rates = routes.MapGroup("/api/ingest/fx-rates").SameForEveryScope();
        GetFxRates.Map(rates);
        SetFxRate.Map(rates);
    }
}
