using BizPulse.Data;
using BizPulse.Ingestion.Consuming;
using BizPulse.Ingestion.Storing.Ledgers;
using Npgsql;

namespace BizPulse.Ingestion.Storing;

/// <summary>An event id counts once, whatever else the later ones say.</summary>
internal static class NewEvents
{
    /// <summary>
    /// The events whose id is new, each once: the first one wins, in the batch as in the ledger. The others repeat it.
    /// </summary>
    public static async Task<(IReadOnlyList<IncomingMessage> Fresh, IReadOnlyList<Repeat> Repeated)> SelectAsync(
        NpgsqlConnection connection, ILedger ledger, IReadOnlyList<IncomingMessage> candidates, ILogger logger,
        CancellationToken ct)
    {
        var first = new Dictionary<Guid, IncomingMessage>(candidates.Count);
        var repeated = new List<Repeat>();
        foreach (var candidate in candidates)
        {
            if (!first.TryAdd(candidate.Event!.EventId!.Value, candidate)
                && first[candidate.Event.EventId.Value] is var kept)
                repeated.Add(new(candidate, ledger.FingerprintOf(kept.Event!), kept.ImportId));
        }

        var known = await connection.ListAsync(
            ledger.Known([.. first.Keys]),
            row => (
                Id: row.Get<Guid>("event_id"),
                Kept: new Fingerprint(
                    row.Get<string>("subject"), row.Get<DateTime>("time"), row.Get<decimal>("amount")),
                Import: row.Get<Guid?>("import_id")), ct);
        foreach (var (id, kept, import) in known)
        {
            if (first.Remove(id, out var message))
                repeated.Add(new(message, kept, import));
        }

        Report(ledger, repeated, logger);
        IReadOnlyList<IncomingMessage> fresh = repeated.Count == 0
            ? candidates
            : [.. candidates.Where(candidate => first.GetValueOrDefault(candidate.Event!.EventId!.Value) == candidate)];
        return (fresh, repeated);
    }

    private static void Report(ILedger ledger, List<Repeat> repeated, ILogger logger)
    {
        var differing = repeated.FindAll(repeat => ledger.FingerprintOf(repeat.Message.Event!) != repeat.Kept);
        if (differing.Count > 0)
            logger.LogWarning(
                "{Count} events of {Topic} repeat a known id but say something else, such as {EventId}; "
                + "the first one counts",
                differing.Count, ledger.Topic, differing[0].Message.Event!.EventId);
    }
}
