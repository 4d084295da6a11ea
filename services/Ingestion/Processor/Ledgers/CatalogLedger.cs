using BizPulse.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace BizPulse.Ingestion.Processor.Ledgers;

internal sealed class CatalogLedger : ILedger
{
    private const string Touched = "(select distinct subject from incoming_catalog where kind <> 'SupplierUpserted')";
    private const string TouchedSuppliers = "(select distinct subject from incoming_catalog where kind = 'SupplierUpserted')";

    public string Topic => Topics.Catalog;

    public string IncomingTable => """
        create temp table incoming_catalog (
            event_id uuid, kind text, subject text collate "C", occurred_at timestamptz, body jsonb, import_id uuid
        ) on commit delete rows
        """;

    public string Known => "select event_id, subject, occurred_at, 0::numeric from catalog_events where event_id = any($1)";

    public Fingerprint FingerprintOf(BusinessEvent subject) => new(subject.Key!, subject.Time!.Value, 0);

    public Addition Prepare(IReadOnlyList<Incoming> events) => (connection, ct) =>
    {
        Copy(connection, events);
        return connection.RunAsync(Fold(), ct);
    };

    private static void Copy(NpgsqlConnection connection, IReadOnlyList<Incoming> fresh)
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

    private static IEnumerable<NpgsqlBatchCommand> Fold()
    {
        yield return new("""
            insert into catalog_events (event_id, kind, subject, occurred_at, day, body, import_id)
            select event_id, kind, subject, occurred_at, occurred_at::date, body, import_id from incoming_catalog
            """);
        yield return new(Catalog.DeriveProducts(Touched));
        yield return new(Catalog.DeriveCosts(Touched));
        yield return new(Catalog.DerivePrices(Touched));
        yield return new(Catalog.DeriveSuppliers(TouchedSuppliers));
    }
}
