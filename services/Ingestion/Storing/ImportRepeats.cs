using BizPulse.Data;
using Npgsql;

namespace BizPulse.Ingestion.Storing;

/// <summary>
/// What came again with another file, or without one, is kept in mind: when the import that it came with first is taken
/// back, it stays and belongs to the other.
/// </summary>
internal static class ImportRepeats
{
    /// <summary>
    /// Batches hold it together, an undo alone: an import is taken back before a batch looks up what is known or after
    /// that has committed, never in between.
    /// </summary>
    public static Sql Lock(Sql mode) => $"lock table import_repeats in {mode} mode";

    public static async Task KeepAsync(
        NpgsqlConnection connection, string topic, IReadOnlyList<Repeat> repeats, CancellationToken ct)
    {
        var kept = repeats.Where(
            repeat => repeat.KeptImport is { } import && import != repeat.Message.ImportId).ToArray();
        if (kept.Length == 0)
            return;

        var ids = Array.ConvertAll(kept, repeat => repeat.Message.Event!.EventId!.Value);
        var imports = Array.ConvertAll(kept, repeat => repeat.Message.ImportId);
        await connection.ExecuteAsync(
            $"""
            insert into import_repeats (topic, event_id, import_id)
            select {topic}, event_id, import_id from unnest({ids}, {imports}) as repeated (event_id, import_id)
            on conflict do nothing
            """, ct);
    }

    /// <summary>Gives the rows of an import that came again to who brought them again.</summary>
    public static Sql PassOn(Guid import, string topic, Sql ledger) => $"""
        with heir as (
            select distinct on (event_id) event_id, import_id from import_repeats
            where topic = {topic} and import_id is distinct from {import}
                and event_id in (select event_id from {ledger} where import_id = {import})
            order by event_id, import_id nulls first
        ), passed as (
            update {ledger} kept set import_id = heir.import_id from heir
            where kept.event_id = heir.event_id and kept.import_id = {import}
        )
        delete from import_repeats kept using heir
        where kept.topic = {topic} and kept.event_id = heir.event_id
            and kept.import_id is not distinct from heir.import_id
        """;
}
