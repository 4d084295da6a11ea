using BizPulse.Ingestion.Processor.Ledgers;
using Npgsql;

namespace BizPulse.Ingestion.Processor;

/// <summary>An event id counts once, whatever else the later ones say.</summary>
internal static class NewEvents
{
    /// <summary>The events whose id is new, each once: the first one wins, in the batch as in the ledger.</summary>
    public static async Task<IReadOnlyList<Incoming>> SelectAsync(
        NpgsqlConnection connection, ILedger ledger, IReadOnlyList<Incoming> candidates, ILogger logger, CancellationToken ct)
    {
        var first = new Dictionary<Guid, Incoming>(candidates.Count);
        var repeated = new List<(Incoming Message, Fingerprint Kept)>();
        foreach (var candidate in candidates)
        {
            if (!first.TryAdd(candidate.Event!.EventId!.Value, candidate))
                repeated.Add((candidate, ledger.FingerprintOf(first[candidate.Event.EventId.Value].Event!)));
        }

        await foreach (var (id, kept) in KnownAsync(connection, ledger, [.. first.Keys], ct))
        {
            if (first.Remove(id, out var message))
                repeated.Add((message, kept));
        }

        Report(ledger, repeated, logger);
        return candidates.Count == first.Count
            ? candidates
            : [.. candidates.Where(candidate => first.GetValueOrDefault(candidate.Event!.EventId!.Value) == candidate)];
    }

    private static async IAsyncEnumerable<(Guid Id, Fingerprint Kept)> KnownAsync(
        NpgsqlConnection connection, ILedger ledger, Guid[] ids, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(ledger.Known, connection);
        command.Parameters.Add(new() { Value = ids });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            yield return (reader.GetGuid(0), new(reader.GetString(1), reader.GetDateTime(2), reader.GetDecimal(3)));
    }

    private static void Report(ILedger ledger, List<(Incoming Message, Fingerprint Kept)> repeated, ILogger logger)
    {
        var differing = repeated.FindAll(pair => ledger.FingerprintOf(pair.Message.Event!) != pair.Kept);
        if (differing.Count > 0)
            logger.LogWarning(
                "{Count} events of {Topic} repeat a known id but say something else, such as {EventId}; the first one counts",
                differing.Count, ledger.Topic, differing[0].Message.Event!.EventId);
    }
}
