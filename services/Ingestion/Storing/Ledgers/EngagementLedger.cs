using BizPulse.Contracts;
using BizPulse.Data;
using BizPulse.Ingestion.Consuming;
using Npgsql;

namespace BizPulse.Ingestion.Storing.Ledgers;

/// <summary>What was seen of a product, with the business day it belongs to.</summary>
internal sealed record Observation(EngagementObserved Event, DateOnly Day, Guid? ImportId);

internal sealed class EngagementLedger(IngestionSettings settings) : ILedger
{
    private const string Columns =
        "event_id, sku, hour, day, views, cart_adds, purchases, rating, current_price, base_price, "
        + "popularity, import_id";

    public string Topic => Topics.Engagement;

    public Sql Known(Guid[] ids) =>
        $"""
        select event_id, sku as subject, hour as time, views::numeric as amount, import_id
        from engagement where event_id = any({ids})
        """;

    public Fingerprint FingerprintOf(BusinessEvent subject)
    {
        var observed = (EngagementObserved)subject;
        return new(observed.Sku!, observed.Hour!.Value, observed.Views ?? 0);
    }

    public PreparedWrite Prepare(IReadOnlyList<IncomingMessage> events)
    {
        var observations = events.Select(Observe).ToArray();
        var sums = Rollups.EngagementDaily.Add(observations);
        return (connection, ct) =>
        {
            Copy(connection, observations);
            return connection.RunAsync([Products.InsertMissing(events), sums], ct);
        };
    }

    private Observation Observe(IncomingMessage incoming)
    {
        var observed = (EngagementObserved)incoming.Event!;
        return new(observed, DateOnly.FromDateTime(settings.LocalTime(observed.Hour!.Value)), incoming.ImportId);
    }

    private static void Copy(NpgsqlConnection connection, Observation[] observations)
    {
        using var rows = connection.BeginBinaryImport($"copy engagement ({Columns}) from stdin (format binary)");
        foreach (var (observed, day, importId) in observations)
        {
            rows.StartRow();
            rows.Id(observed.EventId);
            rows.Text(observed.Sku);
            rows.Time(observed.Hour);
            rows.Day(day);
            rows.Integer(observed.Views ?? 0);
            rows.Integer(observed.CartAdds ?? 0);
            rows.Integer(observed.Purchases ?? 0);
            rows.Number(observed.Rating);
            rows.Number(observed.CurrentPrice);
            rows.Number(observed.BasePrice);
            rows.Number(observed.PopularityFactor);
            rows.Id(importId);
        }
        rows.Complete();
    }
}
