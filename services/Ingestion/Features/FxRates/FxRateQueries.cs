using BizPulse.Data;
using Npgsql;

namespace BizPulse.Ingestion.Features.FxRates;

internal sealed class FxRateQueries(NpgsqlDataSource postgres)
{
    private const int MostRows = 5_000;

    public Task<List<FxRate>> RatesAsync(CancellationToken ct) => postgres.ListAsync(
        "select currency, day, rate from fx_rates order by day desc, currency limit $1",
        [MostRows],
        row => new FxRate(row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetDecimal(2)), ct);

    public Task<List<UnconvertedDay>> UnconvertedAsync(CancellationToken ct) => postgres.ListAsync(
        "select currency, day, count(*) from sales where revenue is null group by currency, day order by day desc, currency limit $1",
        [MostRows],
        row => new UnconvertedDay(row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetInt64(2)), ct);
}
