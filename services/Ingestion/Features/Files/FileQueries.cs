using System.Text;
using BizPulse.Data;
using Npgsql;

namespace BizPulse.Ingestion.Features.Files;

/// <summary>What the database knows of imported files.</summary>
internal sealed class FileQueries(NpgsqlDataSource db)
{
    public const int MostRejections = 100_000;

    private static readonly Sql Columns =
        $"id, name, mapping, state, rows, accepted, rejected, error, created_by, created_at, started_at, finished_at";

    public Task<List<ImportFile>> ListAsync(int limit, CancellationToken ct) =>
        db.ListAsync($"select {Columns} from import_files order by created_at desc, id limit {limit}", Read, ct);

    public Task<ImportFile?> FindAsync(Guid id, CancellationToken ct) =>
        db.FindAsync($"select {Columns} from import_files where id = {id}", Read, ct);

    public Task<List<ImportFile>> UnfinishedAsync(CancellationToken ct) =>
        db.ListAsync(
            $"select {Columns} from import_files where state in ('queued', 'running') order by created_at", Read, ct);

    public Task AddAsync(
        Guid id, string name, string mapping, string createdBy, CancellationToken ct) => db.ExecuteAsync(
        $"""
        with added as (insert into imports (id) values ({id}))
        insert into import_files (id, name, mapping, state, created_by)
        values ({id}, {Storable(name)}, {mapping}, 'queued', {createdBy})
        """, ct);

    /// <summary>
    /// False when it was cancelled meanwhile. What an interrupted reading had refused is refused again.
    /// </summary>
    public async Task<bool> BeginAsync(Guid id, CancellationToken ct)
    {
        await db.ExecuteAsync($"delete from import_rejections where import_id = {id}", ct);
        return await db.ExecuteAsync(
            $"""
            update import_files set state = 'running', started_at = now()
            where id = {id} and state in ('queued', 'running')
            """, ct) > 0;
    }

    /// <summary>False when it was cancelled meanwhile.</summary>
    public async Task<bool> ProgressAsync(
        Guid id, long rows, long accepted, long rejected, CancellationToken ct) => await db.ExecuteAsync(
        $"""
        update import_files set rows = {rows}, accepted = {accepted}, rejected = {rejected}
        where id = {id} and state = 'running'
        """, ct) > 0;

    public Task CompleteAsync(Guid id, CancellationToken ct) => db.ExecuteAsync(
        $"update import_files set state = 'completed', finished_at = now() where id = {id} and state = 'running'", ct);

    public Task FailAsync(Guid id, string error, CancellationToken ct) => db.ExecuteAsync(
        $"""
        update import_files set state = 'failed', error = {Storable(error)}, finished_at = now()
        where id = {id} and state in ('queued', 'running')
        """, ct);

    public Task CancelAsync(Guid id, CancellationToken ct) => db.ExecuteAsync(
        $"update import_files set state = 'cancelled', finished_at = coalesce(finished_at, now()) where id = {id}", ct);

    public async Task RejectAsync(Guid id, IReadOnlyList<RejectedRow> rejections, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy import_rejections (import_id, row_number, field, reason) from stdin (format binary)", ct);
        foreach (var rejection in rejections)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(id, ct);
            await copy.WriteAsync(rejection.Row, ct);
            await copy.WriteAsync(Storable(rejection.Field), ct);
            await copy.WriteAsync(Storable(rejection.Reason), ct);
        }
        await copy.CompleteAsync(ct);
    }

    public IAsyncEnumerable<RejectedRow> RejectionsAsync(Guid id, CancellationToken ct) => db.StreamAsync(
        $"select row_number, field, reason from import_rejections where import_id = {id} order by row_number",
        row => new RejectedRow(row.Get<long>("row_number"), row.Get<string>("field"), row.Get<string>("reason")), ct);

    /// <summary>
    /// What files hold is quoted in reasons, and Postgres takes neither NUL nor half a surrogate pair.
    /// </summary>
    private static string Storable(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.Value == 0 ? Rune.ReplacementChar : rune));

    private static ImportFile Read(Row row) => new(
        row.Get<Guid>("id"), row.Get<string>("name"), row.Get<string>("mapping"), row.Get<string>("state"),
        row.Get<long>("rows"), row.Get<long>("accepted"), row.Get<long>("rejected"), row.Get<string?>("error"),
        row.Get<string>("created_by"), row.Get<DateTime>("created_at"), row.Get<DateTime?>("started_at"),
        row.Get<DateTime?>("finished_at"));
}
