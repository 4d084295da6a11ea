using BizPulse.Contracts;
using BizPulse.Ingestion.Features.Mappings;
using BizPulse.Ingestion.Reading;

namespace BizPulse.Ingestion.Tests.Mappings;

public sealed class RowMapperTests
{
    private static readonly DateTime Now = new(2025, 6, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly ColumnMapping Uci = BuiltInMappings.All.Single(mapping =>
        mapping.Name == "uci-online-retail");
    private static readonly string[] UciColumns =
        ["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"];

    [Fact]
    public void A_row_becomes_a_sale_in_universal_time()
    {
        var sale = Sale(
            Reader(Uci), "536365", "85123A", "HOLDER", "6", "2011-07-01 08:26:00", "2.55", "17850", "United Kingdom");

        Assert.Equal(
            ("536365", 1, "85123A", 6m, 2.55m, "GBP", "17850"),
            (sale.OrderId, sale.LineNo, sale.Sku, sale.Quantity, sale.UnitPrice, sale.Currency, sale.CustomerId));
        Assert.Equal(new DateTime(2011, 7, 1, 7, 26, 0, DateTimeKind.Utc), sale.OccurredAt); // London keeps summer time
    }

    [Fact]
    public void Lines_of_an_order_are_numbered()
    {
        var reader = Reader(Uci);

        Assert.Equal(
            [1, 2],
            new[] { "a", "b" }.Select(sku => Sale(reader, "1", sku, "", "1", "2011-01-05", "1", "", "X").LineNo));
    }

    [Fact]
    public void A_negative_price_becomes_a_return_of_one()
    {
        var sale = Sale(
            Reader(Uci), "A563187", "B", "Adjust bad debt", "1", "2011-08-12 14:52:00", "-11062.06", "",
            "United Kingdom");

        Assert.Equal((-1m, 11062.06m), (sale.Quantity, sale.UnitPrice));
    }

    [Fact]
    public void The_same_rows_read_again_have_the_same_ids_and_repeated_rows_have_their_own()
    {
        string[] row = ["1", "sku", "", "1", "2011-01-05", "1", "", "X"];
        var (first, second) = (Reader(Uci), Reader(Uci));

        var ids = new[] { Sale(first, row).EventId, Sale(first, row).EventId };

        Assert.Equal(ids, [Sale(second, row).EventId, Sale(second, row).EventId]);
        Assert.NotEqual(ids[0], ids[1]);
    }

    [Theory]
    [InlineData("POST", "service")]
    [InlineData("m", "service")]
    [InlineData("gift_0001_20", "service")]
    [InlineData("85123A", null)]
    public void Codes_without_a_product_become_services(string sku, string? kind)
    {
        var (_, product) = Reader(Uci).Read(Row("1", sku, "Something", "1", "2011-01-05", "1", "", "X"));

        Assert.Equal((sku, "Something", kind), (product!.Sku, product.Name, product.Kind));
    }

    [Fact]
    public void A_product_is_described_once()
    {
        var reader = Reader(Uci);
        reader.Read(Row("1", "sku", "Name", "1", "2011-01-05", "1", "", "X"));

        Assert.Null(reader.Read(Row("2", "sku", "Name", "1", "2011-01-05", "1", "", "X")).Product);
    }

    [Fact]
    public void A_product_that_another_file_names_otherwise_is_described_by_both()
    {
        ProductUpserted Named(string name) =>
            Reader(Uci).Read(Row("1", "sku", name, "1", "2011-01-05", "1", "", "X")).Product!;

        Assert.Equal(Named("Cup").EventId, Named("Cup").EventId);
        Assert.NotEqual(Named("Cup").EventId, Named("Mug").EventId);
    }

    [Theory]
    [InlineData(3, "many", "quantity: 'many' is not a number")]
    [InlineData(3, "NaN", "quantity: 'NaN' is not a number")]
    [InlineData(4, "yesterday", "occurredAt: 'yesterday' is not a time")]
    [InlineData(5, "", "unitPrice: is required")]
    [InlineData(5, "2,55", "unitPrice: '2,55' is not a number")]
    [InlineData(5, "1,2345.00", "unitPrice: '1,2345.00' is not a number")]
    [InlineData(1, "", "sku: is required")]
    public void A_bad_cell_is_named(int cell, string text, string problem)
    {
        string[] cells = ["1", "sku", "", "1", "2011-01-05", "1", "", "X"];
        cells[cell] = text;

        Assert.Equal(problem, Assert.Single(Reader(Uci).Read(Row(cells)).Event.Problems).ToString());
    }

    [Theory]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("1234567.5", 1234567.5)]
    [InlineData("1,234,567", 1234567)]
    [InlineData("1e3", 1000)]
    public void Thousands_may_be_parted(string price, decimal expected) =>
        Assert.Equal(expected, Sale(Reader(Uci), "1", "sku", "", "1", "2011-01-05", price, "", "X").UnitPrice);

    [Theory]
    [InlineData("StockReceived", null)]
    [InlineData(
        "stolen",
        "type: must be one of StockCounted, StockReceived, StockAdjusted, PurchaseOrderPlaced, PurchaseOrderReceived")]
    [InlineData("", "type: is required")]
    public void A_movement_of_an_unknown_type_is_not_taken_for_a_count(string type, string? problem)
    {
        var mapping = new ColumnMapping("stock", ImportKind.Inventory, "UTC", new Dictionary<string, string>
        {
            ["type"] = "type",
            ["sku"] = "sku",
            ["quantity"] = "quantity",
            ["occurredAt"] = "at",
        });

        var (parsed, _) = Reader(mapping).Read(
            new FileRow(2, Index("type", "sku", "quantity", "at"), [type, "sku", "1", "2025-01-05"]));

        Assert.Equal(problem, parsed.Problems.Select(found => found.ToString()).SingleOrDefault());
    }

    [Fact]
    public void Decimal_commas_and_own_date_formats_are_read_by_the_mapping()
    {
        var german = new ColumnMapping(
            "kasse", ImportKind.Sales, "Europe/Berlin",
            new Dictionary<string, string>
            {
                ["orderId"] = "Bon",
                ["sku"] = "Artikel",
                ["quantity"] = "Menge",
                ["unitPrice"] = "Preis",
                ["occurredAt"] = "Datum"
            },
            new Dictionary<string, string> { ["currency"] = "EUR" }, DecimalComma: true,
            DateFormat: "dd.MM.yyyy HH:mm");

        var (parsed, _) = Reader(german).Read(new FileRow(
            2, Index("Bon", "Artikel", "Menge", "Preis", "Datum"), ["7", "Tee", "2", "1.234,50", "30.03.2025 02:30"]));

        var sale = Assert.IsType<SaleRecorded>(parsed.Event);
        Assert.Equal(1234.5m, sale.UnitPrice);
        // an hour that the clock skipped
        Assert.Equal(new DateTime(2025, 3, 30, 1, 30, 0, DateTimeKind.Utc), sale.OccurredAt);
    }

    private static RowMapper Reader(ColumnMapping mapping) => new(mapping, EventLimits.At(Now), Now);

    private static SaleRecorded Sale(RowMapper reader, params string[] cells) =>
        Assert.IsType<SaleRecorded>(reader.Read(Row(cells)).Event.Event);

    private static FileRow Row(params string[] cells) => new(2, Index(UciColumns), cells);

    private static Dictionary<string, int> Index(params string[] columns) =>
        columns.Index().ToDictionary(column => column.Item, column => column.Index, StringComparer.OrdinalIgnoreCase);
}
