using System.Runtime.CompilerServices;
using Npgsql;

namespace BizPulse.Data;

/// <summary>
/// Asks Postgres, and makes a record of each row. A question to the data source whose connection turns out to be cut,
/// as pooled ones are after a restart of Postgres, is asked once more; what writes must not be, and so goes through
/// ExecuteAsync.
/// </summary>
public static class SqlQueries
{
    public static Task<List<T>> ListAsync<T>(
        this NpgsqlDataSource db, Sql sql, Func<Row, T> read, CancellationToken ct) =>
        db.OnceMoreIfCutAsync(() => ListAsync(sql.FillIn(db.CreateCommand()), read, ct));

    public static Task<List<T>> ListAsync<T>(
        this NpgsqlConnection connection, Sql sql, Func<Row, T> read, CancellationToken ct,
        int? timeoutSeconds = null) =>
        ListAsync(Command(connection, sql, timeoutSeconds), read, ct);

    /// <summary>Rows as they arrive, for answers of any length.</summary>
    public static async IAsyncEnumerable<T> StreamAsync<T>(
        this NpgsqlDataSource db, Sql sql, Func<Row, T> read, [EnumeratorCancellation] CancellationToken ct = default)
    {
        // with the first row
        await using var reader = await db.OnceMoreIfCutAsync(() =>
            sql.FillIn(db.CreateCommand()).ExecuteReaderAsync(ct));
        var row = new Row(reader);
        while (await reader.ReadAsync(ct))
            yield return read(row);
    }

    /// <summary>The only row, as aggregates give it.</summary>
    public static async Task<T> OneAsync<T>(
        this NpgsqlDataSource db, Sql sql, Func<Row, T> read, CancellationToken ct) =>
        (await db.ListAsync(sql, read, ct)).Single();

    /// <inheritdoc cref="OneAsync{T}(NpgsqlDataSource, Sql, Func{Row, T}, CancellationToken)"/>
    public static async Task<T> OneAsync<T>(
        this NpgsqlConnection connection, Sql sql, Func<Row, T> read, CancellationToken ct,
        int? timeoutSeconds = null) =>
        (await connection.ListAsync(sql, read, ct, timeoutSeconds)).Single();

    /// <summary>The row, if there is one.</summary>
    public static async Task<T?> FindAsync<T>(
        this NpgsqlDataSource db, Sql sql, Func<Row, T> read, CancellationToken ct) =>
        (await db.ListAsync(sql, read, ct)).SingleOrDefault();

    /// <inheritdoc cref="FindAsync{T}(NpgsqlDataSource, Sql, Func{Row, T}, CancellationToken)"/>
    public static async Task<T?> FindAsync<T>(
        this NpgsqlConnection connection, Sql sql, Func<Row, T> read, CancellationToken ct) =>
        (await connection.ListAsync(sql, read, ct)).SingleOrDefault();

    /// <summary>How many rows changed.</summary>
    public static Task<int> ExecuteAsync(this NpgsqlDataSource db, Sql sql, CancellationToken ct) =>
        sql.FillIn(db.CreateCommand()).ExecuteNonQueryAsync(ct);

    /// <inheritdoc cref="ExecuteAsync(NpgsqlDataSource, Sql, CancellationToken)"/>
    /// <param name="timeoutSeconds">Instead of the connection's own; 0 for as long as it takes.</param>
    public static Task<int> ExecuteAsync(
        this NpgsqlConnection connection, Sql sql, CancellationToken ct, int? timeoutSeconds = null) =>
        Command(connection, sql, timeoutSeconds).ExecuteNonQueryAsync(ct);

    /// <summary>What a statement that writes says of the rows it changed.</summary>
    public static Task<List<T>> ExecuteAsync<T>(
        this NpgsqlDataSource db, Sql sql, Func<Row, T> read, CancellationToken ct) =>
        ListAsync(sql.FillIn(db.CreateCommand()), read, ct);

    private static NpgsqlCommand Command(NpgsqlConnection connection, Sql sql, int? timeoutSeconds)
    {
        var command = sql.FillIn(connection.CreateCommand());
        command.CommandTimeout = timeoutSeconds ?? command.CommandTimeout;
        return command;
    }

    private static async Task<List<T>> ListAsync<T>(NpgsqlCommand command, Func<Row, T> read, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        var (rows, row) = (new List<T>(), new Row(reader));
        while (await reader.ReadAsync(ct))
            rows.Add(read(row));
        return rows;
    }

    private static async Task<T> OnceMoreIfCutAsync<T>(this NpgsqlDataSource db, Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (NpgsqlException failure) when (IsCut(failure))
        {
            db.Clear(); // the other idle connections are most likely cut too
            return await ask();
        }
    }

    /// <summary>Whether a pooled connection was lost, so that another one may do better at once.</summary>
    public static bool IsCut(NpgsqlException failure) => failure is PostgresException said
        ? said.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
        : failure.InnerException is IOException;
}
