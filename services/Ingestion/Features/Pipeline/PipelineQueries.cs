using System.Text.Json;
using Npgsql;

namespace BizPulse.Ingestion.Features.Pipeline;

internal sealed class PipelineQueries(NpgsqlDataSource postgres)
{
    public async Task<PipelineStatus> StatusAsync(CancellationToken ct)
    {
        await using var batch = postgres.CreateBatch();
        foreach (var sql in new[] { Processors, Partitions, Totals, LastCheck, Incidents })
            batch.BatchCommands.Add(new(sql));
        await using var reader = await batch.ExecuteReaderAsync(ct);

        var (seen, rate, waitsFor) = await OneAsync(reader, row => (row.GetInt64(0), row.GetDouble(1), Text(row, 2)), ct);
        var partitions = await NextAsync(reader, PartitionOf, ct);
        var (deadLetters, unconverted, version) = (await NextAsync(reader, row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)), ct))[0];
        var check = await NextAsync(reader, CheckOf, ct);
        var incidents = await NextAsync(reader, row => new PipelineIncident(row.GetDateTime(0), row.GetString(1), row.GetString(2)), ct);

        var lag = partitions.Sum(partition => partition.Lag);
        return new(StateOf(seen, waitsFor, lag, rate), waitsFor, rate, lag, deadLetters, unconverted, version, partitions, check.FirstOrDefault(), incidents);
    }

    private static string StateOf(long seen, string? waitsFor, long lag, double rate) =>
        seen == 0 ? "stopped" : waitsFor is not null ? "waiting" : lag > 60 * Math.Max(rate, 100) ? "behind" : "running";

    private static PartitionStatus PartitionOf(NpgsqlDataReader row)
    {
        var (next, end) = (row.GetInt64(2), row.GetInt64(3));
        return new(row.GetString(0), row.GetInt32(1), next, end, Math.Max(0, end - next), Text(row, 4), row.IsDBNull(5) ? null : row.GetDateTime(5));
    }

    private static PipelineCheck CheckOf(NpgsqlDataReader row)
    {
        var differences = JsonSerializer.Deserialize<Dictionary<string, long>>(row.GetString(1))!;
        return new(row.GetDateTime(0), differences.Values.All(rows => rows == 0), differences);
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static async Task<T> OneAsync<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await reader.ReadAsync(ct);
        return read(reader);
    }

    private static async Task<List<T>> NextAsync<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await reader.NextResultAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
            rows.Add(read(reader));
        return rows;
    }

    private const string Processors = """
        select count(*), coalesce(sum(events_per_second), 0), min(waits_for) from processor_status where seen_at > now() - interval '10 seconds'
        """;

    private const string Partitions = """
        select topic, partition, next_offset, coalesce(log_end, next_offset), owner, seen_at
        from consumer_offsets left join partition_status using (topic, partition)
        order by topic, partition
        """;

    private const string Totals = """
        select (select count(*) from dead_letters where replayed_at is null),
            (select count(*) from sales where revenue is null),
            (select version from data_version)
        """;

    private const string LastCheck = "select finished_at, differences::text from checks order by id desc limit 1";

    private const string Incidents = "select occurred_at, kind, detail from pipeline_incidents order by id desc limit 20";
}
