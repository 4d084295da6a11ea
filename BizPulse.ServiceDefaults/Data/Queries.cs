using System.Runtime.CompilerServices;
using Npgsql;

namespace BizPulse.Data;

/// <summary>Runs one statement with parameters by position ($1, $2, …) and makes a record of each row.</summary>
public static class Queries
{
    public static async Task<List<T>> ListAsync<T>(
        this NpgsqlDataSource db, string sql, IReadOnlyList<object?> parameters, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        var rows = new List<T>();
        await foreach (var row in db.StreamAsync(sql, parameters, read, ct))
            rows.Add(row);
        return rows;
    }

    /// <summary>Rows as they arrive, for answers of any length.</summary>
    public static async IAsyncEnumerable<T> StreamAsync<T>(
        this NpgsqlDataSource db, string sql, IReadOnlyList<object?> parameters, Func<NpgsqlDataReader, T> read,
        [EnumeratorCancellation] CancellationToken ct = default)
    {
        await using var command = db.CreateCommand(sql);
        foreach (var value in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            yield return read(reader);
    }

    /// <summary>The only row, as aggregates give it.</summary>
    public static async Task<T> OneAsync<T>(
        this NpgsqlDataSource db, string sql, IReadOnlyList<object?> parameters, Func<NpgsqlDataReader, T> read, CancellationToken ct) =>
        (await db.ListAsync(sql, parameters, read, ct)).Single();

    /// <summary>A column that may be null.</summary>
    public static T? GetNullable<T>(this NpgsqlDataReader reader, int column) where T : struct =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<T>(column);

    public static string? GetText(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
