using BizPulse.Contracts;
using Npgsql;

namespace BizPulse.Ingestion.Processor.Ledgers;

internal sealed class EngagementLedger : ILedger
{
    private const string Columns = "event_id, sku, hour, views, cart_adds, purchases, rating, current_price, base_price, popularity, import_id";

    public string Topic => Topics.Engagement;

    public string IncomingTable => """
        create temp table incoming_engagement (
            event_id uuid, sku text collate "C", hour timestamptz, views int, cart_adds int, purchases int, rating numeric,
            current_price numeric, base_price numeric, popularity numeric, import_id uuid
        ) on commit delete rows
        """;

    public string Known => "select event_id, sku, hour, views::numeric from engagement where event_id = any($1)";

    public Fingerprint FingerprintOf(BusinessEvent subject)
    {
        var observed = (EngagementObserved)subject;
        return new(observed.Sku!, observed.Hour!.Value, observed.Views ?? 0);
    }

    public void Copy(NpgsqlConnection connection, IReadOnlyList<Incoming> fresh)
    {
        using var rows = connection.BeginBinaryImport($"copy incoming_engagement ({Columns}) from stdin (format binary)");
        foreach (var incoming in fresh)
        {
            var observed = (EngagementObserved)incoming.Event!;
            rows.StartRow();
            rows.Id(observed.EventId);
            rows.Text(observed.Sku);
            rows.Time(observed.Hour);
            rows.Integer(observed.Views ?? 0);
            rows.Integer(observed.CartAdds ?? 0);
            rows.Integer(observed.Purchases ?? 0);
            rows.Number(observed.Rating);
            rows.Number(observed.CurrentPrice);
            rows.Number(observed.BasePrice);
            rows.Number(observed.PopularityFactor);
            rows.Id(incoming.ImportId);
        }
        rows.Complete();
    }

    public IEnumerable<NpgsqlBatchCommand> Fold(IReadOnlyList<Incoming> fresh)
    {
        yield return Products.Mention(fresh);
        yield return new($"insert into engagement ({Columns}, day) select {Columns}, hour::date from incoming_engagement");
        yield return new(Rollups.EngagementDaily.AddFrom("(select *, hour::date as day from incoming_engagement)"));
    }
}
