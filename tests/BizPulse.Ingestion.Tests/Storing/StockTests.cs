using BizPulse.Contracts;
using BizPulse.Testing;

namespace BizPulse.Ingestion.Tests.Storing;

public sealed class StockTests(RealEngines engines)
{
    private static readonly DateTime _noon = Pipeline.Now.AddDays(-1);

    [Fact]
    public async Task A_level_is_the_newest_count_and_what_came_after()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);

        await pipeline.StoreAsync(
            Given.Sale(quantity: 100, at: _noon.AddHours(-1)),
            Given.Movement<StockCounted>(20, at: _noon),
            Given.Sale(quantity: 3, at: _noon.AddHours(1)),
            Given.Movement<StockReceived>(10, at: _noon.AddHours(2)),
            Given.Movement<StockAdjusted>(-1, at: _noon.AddHours(3)),
            Given.Sale(quantity: -2, at: _noon.AddHours(4)));

        Assert.Equal(["(CUP,main,28)"], await pipeline.RowsAsync("select * from stock"));
        await pipeline.AssertConsistentAsync();
    }

    [Fact]
    public async Task A_late_count_does_not_undo_what_came_after_it()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);

        await pipeline.StoreAsync(Given.Sale(quantity: 3, at: _noon.AddHours(1)));
        await pipeline.StoreAsync(Given.Movement<StockCounted>(20, at: _noon));
        await pipeline.StoreAsync(Given.Movement<StockCounted>(500, at: _noon.AddHours(-5)));
        await pipeline.StoreAsync(Given.Sale(quantity: 7, at: _noon.AddHours(-1)));

        Assert.Equal(["(CUP,main,17)"], await pipeline.RowsAsync("select * from stock"));
    }

    [Fact]
    public async Task A_transfer_moves_from_one_place_to_the_other()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);

        await pipeline.StoreAsync(
            Given.Movement<StockReceived>(10), Given.Movement<StockTransferred>(4) with { ToLocation = "shop" });

        Assert.Equal(["(CUP,main,6)", "(CUP,shop,4)"], await pipeline.RowsAsync("select * from stock"));
    }

    [Fact]
    public async Task Without_count_or_receipt_and_for_services_there_is_no_stock()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);

        await pipeline.StoreAsync(
            Given.Sale("UNTRACKED"),
            Given.Movement<StockAdjusted>(5, "UNTRACKED"),
            Given.Movement<StockCounted>(5, "POST"),
            new ProductUpserted { EventId = Guid.NewGuid(), Sku = "POST", OccurredAt = _noon, Kind = "service" });

        Assert.Empty(await pipeline.RowsAsync("select * from stock"));
    }

    [Fact]
    public async Task A_purchase_order_is_its_newest_form_and_what_came_of_it()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);

        await pipeline.StoreAsync(
            Given.Movement<PurchaseOrderReceived>(30, at: _noon.AddHours(5)) with { PurchaseOrderId = "PO" },
            Given.Movement<PurchaseOrderPlaced>(80, at: _noon.AddHours(1)) with
            {
                PurchaseOrderId = "PO",
                SupplierId = "S-2"
            },
            Given.Movement<PurchaseOrderPlaced>(50, at: _noon) with { PurchaseOrderId = "PO", SupplierId = "S-1" },
            Given.Movement<ShipmentDispatched>(40, at: _noon.AddHours(2)) with
            {
                PurchaseOrderId = "PO",
                ExpectedOn = new(2026, 6, 9)
            });

        Assert.Equal(["(PO,CUP,main,S-2,80,40,30,2026-06-09)"], await pipeline.RowsAsync(
            "select purchase_order_id, sku, location, supplier_id, ordered, dispatched, received, expected_on "
                + "from purchase_orders"));
        Assert.Equal(["(CUP,main,30)"], await pipeline.RowsAsync("select * from stock"));
        await pipeline.AssertConsistentAsync();
    }
}
