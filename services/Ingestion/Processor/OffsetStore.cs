using Confluent.Kafka;
using Npgsql;

namespace BizPulse.Ingestion.Processor;

/// <summary>Where each partition has been read up to. This is the truth; what is committed to Kafka is for monitoring.</summary>
internal sealed class OffsetStore(NpgsqlDataSource postgres)
{
    public async Task<Dictionary<TopicPartition, StoredOffset>> ReadAsync(IReadOnlyCollection<TopicPartition> partitions, CancellationToken ct)
    {
        await using var command = postgres.CreateCommand("""
            select topic, partition, next_offset, generation, cluster_id from consumer_offsets
            where (topic, partition) in (select * from unnest($1, $2))
            """);
        command.Parameters.Add(new() { Value = partitions.Select(partition => partition.Topic).ToArray() });
        command.Parameters.Add(new() { Value = partitions.Select(partition => partition.Partition.Value).ToArray() });
        var stored = new Dictionary<TopicPartition, StoredOffset>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            stored.Add(
                new(reader.GetString(0), reader.GetInt32(1)),
                new(reader.GetInt64(2), reader.GetInt32(3), await reader.IsDBNullAsync(4, ct) ? null : reader.GetString(4)));
        }
        return stored;
    }

    /// <summary>Begins a partition that has never been read.</summary>
    public async Task BeginAsync(TopicPartition partition, long first, string? clusterId, CancellationToken ct)
    {
        await using var command = postgres.CreateCommand("""
            insert into consumer_offsets (topic, partition, next_offset, cluster_id) values ($1, $2, $3, $4) on conflict do nothing
            """);
        AddPlace(command, partition, first, clusterId);
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task RememberClusterAsync(string clusterId, CancellationToken ct)
    {
        await using var command = postgres.CreateCommand("update consumer_offsets set cluster_id = $1 where cluster_id is null");
        command.Parameters.Add(new() { Value = clusterId });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Begins a partition again whose log was replaced, and leaves a note for the operator.</summary>
    public async Task RestartAsync(TopicPartition partition, StoredOffset known, long first, string? clusterId, string reason, CancellationToken ct)
    {
        await using var command = postgres.CreateCommand("""
            with restarted as (
                update consumer_offsets set next_offset = $3, generation = generation + 1, cluster_id = $4
                where topic = $1 and partition = $2 and next_offset = $5 and generation = $6
                returning topic)
            insert into pipeline_incidents (kind, detail) select 'log-replaced', $7 from restarted
            """);
        AddPlace(command, partition, first, clusterId);
        command.Parameters.Add(new() { Value = known.Next });
        command.Parameters.Add(new() { Value = known.Generation });
        command.Parameters.Add(new() { Value = reason });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static void AddPlace(NpgsqlCommand command, TopicPartition partition, long first, string? clusterId)
    {
        command.Parameters.Add(new() { Value = partition.Topic });
        command.Parameters.Add(new() { Value = partition.Partition.Value });
        command.Parameters.Add(new() { Value = first });
        command.Parameters.Add(new() { Value = (object?)clusterId ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
    }
}
