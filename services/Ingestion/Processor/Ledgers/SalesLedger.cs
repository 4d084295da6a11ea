using BizPulse.Contracts;
using Npgsql;

namespace BizPulse.Ingestion.Processor.Ledgers;

internal sealed class SalesLedger(HouseRules house) : ILedger
{
    // The business day is the connection's: its time zone is the business's.
    private const string Rows = "(select *, occurred_at::date as day from incoming_sales)";

    public string Topic => Topics.Sales;

    public string IncomingTable => """
        create temp table incoming_sales (
            event_id uuid, order_id text collate "C", line_no int, occurred_at timestamptz, sku text collate "C", quantity numeric,
            unit_price numeric, discount numeric, currency text, revenue numeric, customer_id text collate "C",
            country text collate "C", region text, store text collate "C", channel text collate "C", promotion_id text, import_id uuid
        ) on commit delete rows
        """;

    public string Known => "select event_id, sku, occurred_at, quantity * unit_price - discount from sales where event_id = any($1)";

    public Fingerprint FingerprintOf(BusinessEvent subject)
    {
        var sale = (SaleRecorded)subject;
        return new(sale.Sku!, sale.OccurredAt!.Value, Amount(sale));
    }

    public void Copy(NpgsqlConnection connection, IReadOnlyList<Incoming> fresh)
    {
        using var rows = connection.BeginBinaryImport("copy incoming_sales from stdin (format binary)");
        foreach (var incoming in fresh)
            Write(rows, (SaleRecorded)incoming.Event!, incoming.ImportId);
        rows.Complete();
    }

    public IEnumerable<NpgsqlBatchCommand> Fold(IReadOnlyList<Incoming> fresh)
    {
        if (fresh.Any(incoming => ((SaleRecorded)incoming.Event!).Currency != house.Currency))
        {
            yield return new(HoldRates("row share"));
            yield return new NpgsqlBatchCommand(Convert).With(house.Currency);
        }

        yield return Products.Mention(fresh);
        yield return new(Insert);
        foreach (var rollup in Rollups.OfSales)
            yield return new(rollup.AddFrom(Rows));
        foreach (var command in StockLevels.Lock([.. fresh.Select(PlaceOf).Distinct()]))
            yield return command;
        yield return StockLevels.Move(Moved, house);
    }

    private (string Sku, string Location) PlaceOf(Incoming incoming)
    {
        var sale = (SaleRecorded)incoming.Event!;
        return (sale.Sku!, BinaryRows.Known(sale.StoreId) ?? house.DefaultLocation);
    }

    /// <summary>Whoever converts and whoever changes a rate wait for each other: no line is stored by a rate that has just changed.</summary>
    public static string HoldRates(string mode) => $"lock table fx_rates in {mode} mode";

    private void Write(NpgsqlBinaryImporter row, SaleRecorded sale, Guid? importId)
    {
        row.StartRow();
        row.Id(sale.EventId);
        row.Text(sale.OrderId);
        row.Integer(sale.LineNo);
        row.Time(sale.OccurredAt);
        row.Text(sale.Sku);
        row.Number(sale.Quantity);
        row.Number(sale.UnitPrice);
        row.Number(sale.Discount ?? 0);
        row.Text(sale.Currency);
        row.Number(sale.Currency == house.Currency ? decimal.Round(Amount(sale), 6) : null);
        row.Text(BinaryRows.Known(sale.CustomerId));
        row.Text(BinaryRows.Known(sale.Country) ?? "");
        row.Text(BinaryRows.Known(sale.Region));
        row.Text(BinaryRows.Known(sale.StoreId) ?? "");
        row.Text(BinaryRows.Known(sale.Channel) ?? "");
        row.Text(BinaryRows.Known(sale.PromotionId));
        row.Id(importId);
    }

    private static decimal Amount(SaleRecorded sale) => sale.Quantity!.Value * sale.UnitPrice!.Value - (sale.Discount ?? 0);

    private const string Moved = "(select sku, coalesce(nullif(store, ''), $1) as location, occurred_at, -quantity as quantity from incoming_sales)";

    // The rate of the business day, or the last one before it. Without one the revenue stays unknown.
    private const string Convert = """
        update incoming_sales sale set revenue = round((sale.quantity * sale.unit_price - sale.discount) * (
            select rate from fx_rates known
            where known.currency = sale.currency and known.day <= sale.occurred_at::date
            order by known.day desc limit 1), 6)
        where sale.currency <> $1
        """;

    private const string Insert = """
        insert into sales (event_id, order_id, line_no, occurred_at, day, sku, quantity, unit_price, discount, currency, revenue,
            customer_id, country, region, store, channel, promotion_id, import_id)
        select event_id, order_id, line_no, occurred_at, occurred_at::date, sku, quantity, unit_price, discount, currency, revenue,
            customer_id, country, region, store, channel, promotion_id, import_id
        from incoming_sales
        """;
}
