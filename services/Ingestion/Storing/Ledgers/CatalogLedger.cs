using BizPulse.Contracts;
using BizPulse.Data;
using BizPulse.Ingestion.Consuming;
using Npgsql;
using NpgsqlTypes;

namespace BizPulse.Ingestion.Storing.Ledgers;

internal sealed class CatalogLedger : ILedger
{
    private static Sql Touched => $"(select distinct subject from incoming_catalog where kind <> 'SupplierUpserted')";
    private static Sql TouchedSuppliers =>
        $"(select distinct subject from incoming_catalog where kind = 'SupplierUpserted')";

    public string Topic => Topics.Catalog;

    public Sql IncomingTable => $"""
        create temp table incoming_catalog (
            event_id uuid, kind text, subject text collate "C", occurred_at timestamptz, body jsonb, import_id uuid
        ) on commit delete rows
        """;

    public Sql Known(Guid[] ids) =>
        $"""
        select event_id, subject, occurred_at as time, 0::numeric as amount, import_id
        from catalog_events where event_id = any({ids})
        """;

    public Fingerprint FingerprintOf(BusinessEvent subject) => new(subject.Key!, subject.Time!.Value, 0);

    public PreparedWrite Prepare(IReadOnlyList<IncomingMessage> events) => (connection, ct) =>
    {
        Copy(connection, events);
        return connection.RunAsync(Fold(), ct);
    };

    private static void Copy(NpgsqlConnection connection, IReadOnlyList<IncomingMessage> fresh)
    {
        using var rows = connection.BeginBinaryImport("copy incoming_catalog from stdin (format binary)");
        foreach (var incoming in fresh)
        {
            var change = (CatalogEvent)incoming.Event!;
            rows.StartRow();
            rows.Id(change.EventId);
            rows.Text(change.GetType().Name);
            rows.Text(change.Key!.Trim());
            rows.Time(change.OccurredAt);
            rows.Write(EventWriter.ToJson(change), NpgsqlDbType.Jsonb);
            rows.Id(incoming.ImportId);
        }
        rows.Complete();
    }

    private static Sql[] Fold() =>
    [
        $"""
        insert into catalog_events (event_id, kind, subject, occurred_at, day, body, import_id)
        select event_id, kind, subject, occurred_at, occurred_at::date, body, import_id from incoming_catalog
        """,
        Catalog.DeriveProducts(Touched),
        Catalog.DeriveCosts(Touched),
        Catalog.DerivePrices(Touched),
        Catalog.DeriveSuppliers(TouchedSuppliers),
    ];
}
