using BizPulse.Contracts;
using BizPulse.Data;
using BizPulse.Ingestion.Consuming;
using Npgsql;
using NpgsqlTypes;

namespace BizPulse.Ingestion.Storing.Ledgers;

internal sealed class InventoryLedger(IngestionSettings settings) : ILedger
{
    private const string Columns =
        "event_id, leg, kind, occurred_at, sku, location, quantity, purchase_order_id, supplier_id, unit_cost, "
        + "expected_on, reason, import_id";

    private Sql Location => $"coalesce(location, {settings.DefaultLocation})";

    private Sql Moved =>
        $"""
        (select sku, {Location} as location, occurred_at, quantity from incoming_movements
        where {StockLevels.Moves})
        """;

    private Sql Counted => $"(select sku, {Location} as location from incoming_movements where kind = 'counted')";

    public string Topic => Topics.Inventory;

    public Sql IncomingTable => $"""
        create temp table incoming_movements (
            event_id uuid, leg smallint, kind text, occurred_at timestamptz, sku text collate "C",
            location text collate "C", quantity numeric, purchase_order_id text collate "C", supplier_id text,
            unit_cost numeric, expected_on date, reason text, import_id uuid
        ) on commit delete rows
        """;

    public Sql Known(Guid[] ids) =>
        $"""
        select event_id, sku as subject, occurred_at as time, abs(quantity) as amount, import_id
        from stock_movements where event_id = any({ids}) and leg = 0
        """;

    public Fingerprint FingerprintOf(BusinessEvent subject)
    {
        var movement = (InventoryEvent)subject;
        return new(movement.Sku!, movement.OccurredAt!.Value, Math.Abs(movement.Quantity!.Value));
    }

    public PreparedWrite Prepare(IReadOnlyList<IncomingMessage> events) => (connection, ct) =>
    {
        Copy(connection, events);
        return connection.RunAsync(Fold(events), ct);
    };

    private static void Copy(NpgsqlConnection connection, IReadOnlyList<IncomingMessage> fresh)
    {
        using var rows = connection.BeginBinaryImport(
            $"copy incoming_movements ({Columns}) from stdin (format binary)");
        foreach (var incoming in fresh)
            Write(rows, (InventoryEvent)incoming.Event!, incoming.ImportId);
        rows.Complete();
    }

    private IEnumerable<Sql> Fold(IReadOnlyList<IncomingMessage> fresh)
    {
        yield return Products.InsertMissing(fresh);
        yield return $"""
            insert into stock_movements (
                event_id, leg, kind, occurred_at, sku, location, quantity, purchase_order_id, supplier_id, unit_cost,
                expected_on, reason, import_id)
            select event_id, leg, kind, occurred_at, sku, {Location}, quantity, purchase_order_id, supplier_id, unit_cost,
                expected_on, reason, import_id
            from incoming_movements
            """;
        yield return $"""
            update products set tracked = true
            where not tracked and sku in (select sku from incoming_movements where {Tracking})
            """;

        // Movements first: a count of the same batch then derives its level from all of them.
        foreach (var statement in StockLevels.Lock(Moved))
            yield return statement;
        yield return StockLevels.AddMovements(Moved);
        if (fresh.Any(incoming => incoming.Event is StockCounted))
        {
            foreach (var statement in StockLevels.Derive(Counted, settings))
                yield return statement;
        }
        if (fresh.Any(incoming => incoming.Event is PurchaseOrderPlaced or PurchaseOrderReceived or ShipmentDispatched))
            yield return PurchaseOrders.Derive($"(select purchase_order_id, sku from incoming_movements)");
    }

    /// <summary>The kinds of movement after which somebody knows the stock.</summary>
    public static Sql Tracking => $"kind in ('counted', 'received', 'delivered')";

    private static void Write(NpgsqlBinaryImporter rows, InventoryEvent movement, Guid? importId)
    {
        switch (movement)
        {
            case StockReceived received:
                Write(rows, "received", received, importId, supplier: received.SupplierId);
                break;
            case StockAdjusted adjusted:
                Write(rows, "adjusted", adjusted, importId, reason: adjusted.Reason);
                break;
            case StockCounted:
                Write(rows, "counted", movement, importId);
                break;
            case StockTransferred transferred:
                Write(rows, "transferred", transferred with { Quantity = -transferred.Quantity }, importId);
                Write(rows, "transferred", transferred with { Location = transferred.ToLocation }, importId, leg: 1);
                break;
            case PurchaseOrderPlaced placed:
                Write(rows, "placed", placed, importId, placed.PurchaseOrderId, placed.SupplierId, placed.UnitCost,
                    placed.ExpectedOn);
                break;
            case PurchaseOrderReceived received:
                Write(rows, "delivered", received, importId, received.PurchaseOrderId);
                break;
            case ShipmentDispatched dispatched:
                Write(rows, "dispatched", dispatched, importId, dispatched.PurchaseOrderId,
                    expectedOn: dispatched.ExpectedOn);
                break;
        }
    }

    private static void Write(
        NpgsqlBinaryImporter row, string kind, InventoryEvent movement, Guid? importId, string? purchaseOrder = null,
        string? supplier = null, decimal? unitCost = null, DateOnly? expectedOn = null, string? reason = null,
        short leg = 0)
    {
        row.StartRow();
        row.Id(movement.EventId);
        row.Write(leg, NpgsqlDbType.Smallint);
        row.Text(kind);
        row.Time(movement.OccurredAt);
        row.Text(movement.Sku);
        row.Text(BinaryRows.NullIfBlank(movement.Location));
        row.Number(movement.Quantity);
        row.Text(purchaseOrder?.Trim());
        row.Text(BinaryRows.NullIfBlank(supplier));
        row.Number(unitCost);
        row.Day(expectedOn);
        row.Text(BinaryRows.NullIfBlank(reason));
        row.Id(importId);
    }
}
