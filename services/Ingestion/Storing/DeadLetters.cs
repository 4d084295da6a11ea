using System.Text.Json;
using BizPulse.Data;
using BizPulse.Ingestion.Consuming;
using BizPulse.Ingestion.Storing.Ledgers;
using BizPulse.Telemetry;
using Npgsql;

namespace BizPulse.Ingestion.Storing;

/// <summary>What could not count is kept as it came, with the reason, to be mended and sent again.</summary>
internal static class DeadLetters
{
    public static Task InsertAsync(
        NpgsqlConnection connection, IReadOnlyList<IncomingMessage> messages, CancellationToken ct) =>
        connection.RunAsync(messages.Select(Insert), ct);

    private static Sql Insert(IncomingMessage message) => $"""
        insert into dead_letters (topic, partition, generation, "offset", key, body, reason,
            event_id, trace_id, import_id)
        select topic, partition, generation, {message.Offset}, {message.Key}, {message.Body},
            {message.Refusal ?? "unknown"}, {EventIdOf(message.Body)},
            {KafkaTrace.Extract(message.Headers)?.TraceId.ToHexString()}, {message.ImportId}
        from consumer_offsets
        where topic = {message.Partition.Topic} and partition = {message.Partition.Partition.Value}
        on conflict do nothing
        """;

    /// <summary>The id that a mended body has to keep, if the broken one still tells it.</summary>
    public static Guid? EventIdOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("eventId", out var id) && id.ValueKind == JsonValueKind.String
                    && id.TryGetGuid(out var known) ? known : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
