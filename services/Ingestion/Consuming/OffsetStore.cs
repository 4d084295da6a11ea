using BizPulse.Data;
using Confluent.Kafka;
using Npgsql;

namespace BizPulse.Ingestion.Consuming;

/// <summary>
/// Where each partition has been read up to. This is the truth; what is committed to Kafka is for monitoring.
/// </summary>
internal sealed class OffsetStore(NpgsqlDataSource postgres)
{
    public async Task<Dictionary<TopicPartition, StoredOffset>> ReadAsync(
        IReadOnlyCollection<TopicPartition> partitions, CancellationToken ct)
    {
        var (topics, numbers) = (
            partitions.Select(partition => partition.Topic).ToArray(),
            partitions.Select(partition => partition.Partition.Value).ToArray());
        var stored = await postgres.ListAsync(
            $"""
            select topic, partition, next_offset, generation, cluster_id from consumer_offsets
            where (topic, partition) in (select * from unnest({topics}, {numbers}))
            """,
            row => (
                Partition: new TopicPartition(row.Get<string>("topic"), row.Get<int>("partition")),
                Offset: new StoredOffset(
                    row.Get<long>("next_offset"), row.Get<int>("generation"), row.Get<string?>("cluster_id"))),
            ct);
        return stored.ToDictionary(place => place.Partition, place => place.Offset);
    }

    /// <summary>Begins a partition that has never been read.</summary>
    public Task BeginAsync(
        TopicPartition partition, long first, string? clusterId, CancellationToken ct) => postgres.ExecuteAsync(
        $"""
        insert into consumer_offsets (topic, partition, next_offset, cluster_id)
        values ({partition.Topic}, {partition.Partition.Value}, {first}, {clusterId}) on conflict do nothing
        """, ct);

    public Task SetClusterAsync(string clusterId, CancellationToken ct) =>
        postgres.ExecuteAsync($"update consumer_offsets set cluster_id = {clusterId} where cluster_id is null", ct);

    /// <summary>Begins a partition again whose log was replaced, and leaves a note for the operator.</summary>
    public Task RestartAsync(
        TopicPartition partition, StoredOffset known, long first, string? clusterId, string reason,
        CancellationToken ct) => postgres.ExecuteAsync(
        $"""
        with restarted as (
            update consumer_offsets set next_offset = {first}, generation = generation + 1, cluster_id = {clusterId}
            where topic = {partition.Topic} and partition = {partition.Partition.Value}
                and next_offset = {known.Next} and generation = {known.Generation}
            returning topic)
        insert into pipeline_incidents (kind, detail) select 'log-replaced', {reason} from restarted
        """, ct);
}
