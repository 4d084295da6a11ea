using System.Text;
using BizPulse.Data;
using Npgsql;

namespace BizPulse.Ingestion.Features.DeadLetters;

internal sealed class DeadLetterQueries(NpgsqlDataSource postgres)
{
    private static readonly Sql Columns =
        $"""id, topic, partition, "offset", reason, body, event_id, trace_id, import_id, recorded_at, replayed_at""";

    /// <summary>Newest first, those before <paramref name="before"/>.</summary>
    public Task<List<DeadLetter>> ListAsync(
        bool replayed, long before, int limit, CancellationToken ct) => postgres.ListAsync(
            $"""
            select {Columns} from dead_letters
            where (replayed_at is not null) = {replayed} and id < {before}
            order by id desc limit {limit}
            """, Read, ct);

    public Task<DeadLetter?> FindAsync(long id, CancellationToken ct) =>
        postgres.FindAsync($"select {Columns} from dead_letters where id = {id}", Read, ct);

    public Task MarkReplayedAsync(long id, byte[] body, CancellationToken ct) =>
        postgres.ExecuteAsync($"update dead_letters set replayed_at = now(), replayed_as = {body} where id = {id}", ct);

    private static DeadLetter Read(Row row) => new(
        row.Get<long>("id"), row.Get<string>("topic"), row.Get<int>("partition"), row.Get<long>("offset"),
        row.Get<string>("reason"),
        Encoding.UTF8.GetString(row.Get<byte[]>("body")), // what is no UTF-8 shows as �
        row.Get<Guid?>("event_id"), row.Get<string?>("trace_id"), row.Get<Guid?>("import_id"),
        row.Get<DateTime>("recorded_at"), row.Get<DateTime?>("replayed_at"));
}
