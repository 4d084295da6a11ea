using System.Text;
using BizPulse.Data;
using Npgsql;

namespace BizPulse.Ingestion.Imports;

/// <summary>What the database knows of imported files.</summary>
internal sealed class ImportStore(NpgsqlDataSource db)
{
    public const int MostRejections = 100_000;

    private const string Columns = "id, name, mapping, state, rows, accepted, rejected, error, created_by, created_at, started_at, finished_at";

    public Task<List<ImportFile>> ListAsync(int limit, CancellationToken ct) =>
        db.ListAsync($"select {Columns} from import_files order by created_at desc, id limit $1", [limit], Read, ct);

    public async Task<ImportFile?> FindAsync(Guid id, CancellationToken ct) =>
        (await db.ListAsync($"select {Columns} from import_files where id = $1", [id], Read, ct)).SingleOrDefault();

    public Task<List<ImportFile>> UnfinishedAsync(CancellationToken ct) =>
        db.ListAsync($"select {Columns} from import_files where state in ('queued', 'running') order by created_at", [], Read, ct);

    public async Task AddAsync(Guid id, string name, string mapping, string createdBy, CancellationToken ct)
    {
        await using var batch = db.CreateBatch();
        batch.BatchCommands.Add(Command("insert into imports (id) values ($1)", id));
        batch.BatchCommands.Add(Command(
            "insert into import_files (id, name, mapping, state, created_by) values ($1, $2, $3, 'queued', $4)", id, Storable(name), mapping, createdBy));
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>False when it was cancelled meanwhile. What an interrupted reading had refused is refused again.</summary>
    public async Task<bool> BeginAsync(Guid id, CancellationToken ct)
    {
        await ChangesAsync("delete from import_rejections where import_id = $1", ct, id);
        return await ChangesAsync("update import_files set state = 'running', started_at = now() where id = $1 and state in ('queued', 'running')", ct, id);
    }

    /// <summary>False when it was cancelled meanwhile.</summary>
    public Task<bool> ProgressAsync(Guid id, long rows, long accepted, long rejected, CancellationToken ct) => ChangesAsync(
        "update import_files set rows = $2, accepted = $3, rejected = $4 where id = $1 and state = 'running'", ct, id, rows, accepted, rejected);

    public Task CompleteAsync(Guid id, CancellationToken ct) => ChangesAsync(
        "update import_files set state = 'completed', finished_at = now() where id = $1 and state = 'running'", ct, id);

    public Task FailAsync(Guid id, string error, CancellationToken ct) => ChangesAsync(
        "update import_files set state = 'failed', error = $2, finished_at = now() where id = $1 and state in ('queued', 'running')", ct, id, Storable(error));

    public Task CancelAsync(Guid id, CancellationToken ct) => ChangesAsync(
        "update import_files set state = 'cancelled', finished_at = coalesce(finished_at, now()) where id = $1", ct, id);

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

    public async IAsyncEnumerable<RejectedRow> RejectionsAsync(Guid id, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = db.CreateCommand("select row_number, field, reason from import_rejections where import_id = $1 order by row_number");
        command.Parameters.Add(new() { Value = id });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            yield return new RejectedRow(reader.GetInt64(0), reader.GetString(1), reader.GetString(2));
    }

    /// <summary>What files hold is quoted in reasons, and Postgres takes neither NUL nor half a surrogate pair.</summary>
    private static string Storable(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.Value == 0 ? Rune.ReplacementChar : rune));

    private async Task<bool> ChangesAsync(string sql, CancellationToken ct, params object[] parameters)
    {
        await using var command = db.CreateCommand(sql);
        foreach (var value in parameters)
            command.Parameters.Add(new() { Value = value });
        return await command.ExecuteNonQueryAsync(ct) > 0;
    }

    private static NpgsqlBatchCommand Command(string sql, params object[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in parameters)
            command.Parameters.Add(new() { Value = value });
        return command;
    }

    private static ImportFile Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetText(7),
        row.GetString(8), row.GetDateTime(9), row.GetNullable<DateTime>(10), row.GetNullable<DateTime>(11));
}
