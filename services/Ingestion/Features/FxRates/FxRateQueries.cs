using BizPulse.Data;
using Npgsql;

namespace BizPulse.Ingestion.Features.FxRates;

internal sealed class FxRateQueries(NpgsqlDataSource postgres)
{
    private const int MostRows = 5_000;

    public Task<List<FxRate>> RatesAsync(CancellationToken ct) => postgres.ListAsync(
        $"select currency, day, rate from fx_rates order by day desc, currency limit {MostRows}",
        row => new FxRate(row.Get<string>("currency"), row.Get<DateOnly>("day"), row.Get<decimal>("rate")), ct);

    public Task<List<UnconvertedDay>> UnconvertedAsync(CancellationToken ct) => postgres.ListAsync(
        $"""
        select currency, day, count(*) from sales where revenue is null
        group by currency, day order by day desc, currency limit {MostRows}
        """,
        row => new UnconvertedDay(row.Get<string>("currency"), row.Get<DateOnly>("day"), row.Get<long>("count")), ct);
}
