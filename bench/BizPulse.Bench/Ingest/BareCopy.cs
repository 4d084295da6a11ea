using System.Diagnostics;
using Npgsql;

namespace BizPulse.Bench.Ingest;

/// <summary>
/// The yardstick: the same rows by one binary COPY into a table with the same indexes, and nothing else.
/// </summary>
internal static class BareCopy
{
    public static async Task<double> RowsPerSecondAsync(NpgsqlDataSource postgres, long rows)
    {
        var file = Path.GetTempFileName();
        try
        {
            await using var connection = await postgres.OpenConnectionAsync();
            await ExportAsync(connection, file);
            await ExecuteAsync(
                connection,
                "drop table if exists bare_copy; create table bare_copy (like ingestion.sales including all)");

            var clock = Stopwatch.StartNew();
            await using (var copy = await connection.BeginRawBinaryCopyAsync(
                "copy bare_copy from stdin (format binary)"))
            await using (var content = File.OpenRead(file))
                await content.CopyToAsync(copy, 1 << 20);
            clock.Stop();

            await ExecuteAsync(connection, "drop table bare_copy");
            return rows / clock.Elapsed.TotalSeconds;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task ExportAsync(NpgsqlConnection connection, string file)
    {
        await using var rows = await connection.BeginRawBinaryCopyAsync(
            "copy ingestion.sales to stdout (format binary)");
        await using var content = File.Create(file);
        await rows.CopyToAsync(content);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
