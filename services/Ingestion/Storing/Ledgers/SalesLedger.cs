using BizPulse.Contracts;
using BizPulse.Data;
using BizPulse.Ingestion.Consuming;
using Npgsql;

namespace BizPulse.Ingestion.Storing.Ledgers;

internal sealed class SalesLedger(IngestionSettings settings) : ILedger
{
    public string Topic => Topics.Sales;

    public Sql IncomingTable => OrderSources.Table;

    public Sql Known(Guid[] ids) => $"""
        select event_id, sku as subject, occurred_at as time, quantity * unit_price - discount as amount, import_id
        from sales where event_id = any({ids})
        """;

    public Fingerprint FingerprintOf(BusinessEvent subject)
    {
        var sale = (SaleRecorded)subject;
        return new(sale.Sku!, sale.OccurredAt!.Value, SaleLine.AmountOf(sale));
    }

    public PreparedWrite Prepare(IReadOnlyList<IncomingMessage> events)
    {
        var lines = events.Select(incoming => new SaleLine(incoming, settings)).ToArray();
        var foreign = Array.FindAll(lines, line => line.Currency != settings.Currency);
        var sums = foreign.Length == 0 ? Sum(lines) : null;
        return async (connection, ct) =>
        {
            if (foreign.Length > 0)
                await ConvertAsync(connection, foreign, ct);
            Copy(connection, lines);
            await connection.RunAsync([Products.InsertMissing(events), .. sums ?? Sum(lines)], ct);
            await MoveStockAsync(connection, lines, ct);
        };
    }

    public Task<int> LearnAsync(
        NpgsqlConnection connection, IReadOnlyList<IncomingMessage> known, CancellationToken ct) =>
        OrderSources.LearnAsync(connection, [.. known.Select(message => (SaleRecorded)message.Event!)], ct);

    private static Sql[] Sum(SaleLine[] lines) => [.. Rollups.OfSales.Select(rollup => rollup.Add(lines))];

    /// <summary>
    /// Whoever converts and whoever changes a rate wait for each other: no line is stored by a rate that has just
    /// changed.
    /// </summary>
    public static Sql LockRates(Sql mode) => $"lock table fx_rates in {mode} mode";

    // The rate of the business day, or the last one before it. Without one the revenue stays unknown.
    private static async Task ConvertAsync(NpgsqlConnection connection, SaleLine[] foreign, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(LockRates($"row share").ToBatchCommand());
        batch.BatchCommands.Add(RevenueOf(foreign).ToBatchCommand());
        await using var revenue = await batch.ExecuteReaderAsync(ct);
        foreach (var line in foreign)
        {
            await revenue.ReadAsync(ct);
            line.Revenue = await revenue.IsDBNullAsync(0, ct) ? null : revenue.GetDecimal(0);
        }
    }

    private static Sql RevenueOf(SaleLine[] foreign) => $"""
        select round(amount * (
            select rate from fx_rates known
            where known.currency = line.currency and known.day <= line.day
            order by known.day desc limit 1), 6)
        from unnest(
            {Array.ConvertAll(foreign, line => line.Currency)}, {Array.ConvertAll(foreign, line => line.Day)},
            {Array.ConvertAll(foreign, line => line.Amount)}
        ) with ordinality as line (currency, day, amount, number)
        order by number
        """;

    private static void Copy(NpgsqlConnection connection, SaleLine[] lines)
    {
        using var rows = connection.BeginBinaryImport($"copy sales ({SaleLine.Columns}) from stdin (format binary)");
        foreach (var line in lines)
            line.Write(rows);
        rows.Complete();
    }

    /// <summary>
    /// A batch has thousands of sales, but few places: what was sold since each was counted is summed here.
    /// </summary>
    private static async Task MoveStockAsync(NpgsqlConnection connection, SaleLine[] lines, CancellationToken ct)
    {
        var counted = await StockLevels.LockAsync(connection, [.. lines.Select(line => line.Place).Distinct()], ct);
        var sold = counted.ToDictionary(place => place.Key, _ => 0m);
        foreach (var line in lines)
        {
            if (line.OccurredAt > counted[line.Place])
                sold[line.Place] += line.Quantity;
        }
        await connection.RunAsync([StockLevels.Subtract(sold)], ct);
    }
}
