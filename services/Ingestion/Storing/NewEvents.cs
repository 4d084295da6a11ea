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
    public static async Task<(IReadOnlyList<IncomingMessage> Fresh, IReadOnlyList<IncomingMessage> Repeated)> SelectAsync(
        NpgsqlConnection connection, ILedger ledger, IReadOnlyList<IncomingMessage> candidates, ILogger logger,
        CancellationToken ct)
    {
        var first = new Dictionary<Guid, IncomingMessage>(candidates.Count);
        var repeated = new List<(IncomingMessage Message, Fingerprint Kept)>();
        foreach (var candidate in candidates)
        {
            if (!first.TryAdd(candidate.Event!.EventId!.Value, candidate))
                repeated.Add((candidate, ledger.FingerprintOf(first[candidate.Event.EventId.Value].Event!)));
        }

        var known = await connection.ListAsync(
            ledger.Known([.. first.Keys]),
            row => (
                Id: row.Get<Guid>("event_id"),
                Kept: new Fingerprint(
                    row.Get<string>("subject"), row.Get<DateTime>("time"), row.Get<decimal>("amount"))), ct);
        foreach (var (id, kept) in known)
        {
            if (first.Remove(id, out var message))
                repeated.Add((message, kept));
        }

        Report(ledger, repeated, logger);
        IReadOnlyList<IncomingMessage> fresh = repeated.Count == 0
            ? candidates
            : [.. candidates.Where(candidate => first.GetValueOrDefault(candidate.Event!.EventId!.Value) == candidate)];
        return (fresh, repeated.ConvertAll(pair => pair.Message));
    }

    private static void Report(
        ILedger ledger, List<(IncomingMessage Message, Fingerprint Kept)> repeated, ILogger logger)
    {
        var differing = repeated.FindAll(pair => ledger.FingerprintOf(pair.Message.Event!) != pair.Kept);
        if (differing.Count > 0)
            logger.LogWarning(
                "{Count} events of {Topic} repeat a known id but say something else, such as {EventId}; "
                + "the first one counts",
                differing.Count, ledger.Topic, differing[0].Message.Event!.EventId);
    }
}
