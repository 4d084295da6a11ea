using BizPulse.Contracts;
using BizPulse.Ingestion.Consuming;
using Npgsql;

namespace BizPulse.Ingestion.Storing.Ledgers;

/// <summary>A sale as it stands in the ledger.</summary>
internal sealed class SaleLine
{
    public const string Columns =
        "event_id, order_id, line_no, occurred_at, day, sku, quantity, unit_price, discount, currency, revenue, "
        + "customer_id, country, region, store, channel, promotion_id, import_id, source";

    private readonly SaleRecorded _sale;
    private readonly Guid? _importId;

    public SaleLine(IncomingMessage incoming, IngestionSettings settings)
    {
        _sale = (SaleRecorded)incoming.Event!;
        _importId = incoming.ImportId;
        var local = settings.LocalTime(OccurredAt);
        (Day, Hour) = (DateOnly.FromDateTime(local), (short)local.Hour);
        Revenue = Currency == settings.Currency ? decimal.Round(Amount, 6) : null;
        CustomerId = BinaryRows.NullIfBlank(_sale.CustomerId);
        Country = BinaryRows.NullIfBlank(_sale.Country) ?? "";
        Store = BinaryRows.NullIfBlank(_sale.StoreId) ?? "";
        Place = (Sku, Store.Length > 0 ? Store : settings.DefaultLocation);
        Channel = BinaryRows.NullIfBlank(_sale.Channel) ?? "";
        PromotionId = BinaryRows.NullIfBlank(_sale.PromotionId);
        Source = BinaryRows.NullIfBlank(_sale.Source) ?? "";
    }

    public string OrderId => _sale.OrderId!;

    public DateTime OccurredAt => _sale.OccurredAt!.Value;

    public DateOnly Day { get; }

    public short Hour { get; }

    public string Sku => _sale.Sku!;

    public decimal Quantity => _sale.Quantity!.Value;

    public string Currency => _sale.Currency!;

    /// <summary>In the line's own currency.</summary>
    public decimal Amount => AmountOf(_sale);

    /// <summary>In the house currency; null while there is no rate for the day.</summary>
    public decimal? Revenue { get; set; }

    public string? CustomerId { get; }

    public string Country { get; }

    public string Store { get; }

    /// <summary>Where its stock lies.</summary>
    public (string Sku, string Location) Place { get; }

    public string Channel { get; }

    public string? PromotionId { get; }

    /// <summary>Who numbers its orders.</summary>
    public string Source { get; }

    public static decimal AmountOf(SaleRecorded sale) =>
        sale.Quantity!.Value * sale.UnitPrice!.Value - (sale.Discount ?? 0);

    public void Write(NpgsqlBinaryImporter row)
    {
        row.StartRow();
        row.Id(_sale.EventId);
        row.Text(OrderId);
        row.Integer(_sale.LineNo);
        row.Time(OccurredAt);
        row.Day(Day);
        row.Text(Sku);
        row.Number(Quantity);
        row.Number(_sale.UnitPrice);
        row.Number(_sale.Discount ?? 0);
        row.Text(Currency);
        row.Number(Revenue);
        row.Text(CustomerId);
        row.Text(Country);
        row.Text(BinaryRows.NullIfBlank(_sale.Region));
        row.Text(Store);
        row.Text(Channel);
        row.Text(PromotionId);
        row.Id(_importId);
        row.Text(Source);
    }
}
