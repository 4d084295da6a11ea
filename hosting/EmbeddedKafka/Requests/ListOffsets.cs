using EmbeddedKafka.Protocol;
using EmbeddedKafka.Topics;

namespace EmbeddedKafka.Requests;

/// <summary>
/// ListOffsets 1–5: the earliest offset (−2), the one after the last (−1), or that of the first message at or after a
/// time. Inside a compressed batch, which the broker does not open, the batch's first message is named. Left out:
/// version 0 (several offsets per partition), leader epochs.
/// </summary>
internal sealed class ListOffsets(TopicCatalog topics) : IRequestHandler
{
    private const long Latest = -1;
    private const long Earliest = -2;

    public ApiKey Key => ApiKey.ListOffsets;

    public (short Min, short Max) Versions => (1, 5);

    public ValueTask HandleAsync(Request request, ResponseWriter response, CancellationToken ct)
    {
        var (body, version) = (request.Body, request.Version);
        body.ReadInt32(); // replica
        if (version >= 2)
            body.ReadInt8(); // isolation level
        var asked = body.ReadArray(_ =>
            (Topic: body.ReadString(), Partitions: body.ReadArray(_ => ReadPartition(body, version))));

        if (version >= 2)
            response.WriteInt32(0); // throttle time
        response.WriteArray(asked, topic =>
        {
            response.WriteString(topic.Topic);
            response.WriteArray(
                topic.Partitions, each => Answer(version, topic.Topic, each.Index, each.Timestamp, response));
        });
        return ValueTask.CompletedTask;
    }

    private static (int Index, long Timestamp) ReadPartition(RequestReader body, short version)
    {
        var index = body.ReadInt32();
        if (version >= 4)
            body.ReadInt32(); // the leader epoch that the client knows
        return (index, body.ReadInt64());
    }

    private void Answer(short version, string topic, int partition, long asked, ResponseWriter response)
    {
        var log = topics.FindPartition(topic, partition);
        var (offset, timestamp) = asked switch
        {
            _ when log is null => (-1, -1),
            Latest => (log.HighWatermark, -1),
            Earliest => (log.StartOffset, -1),
            _ => log.FirstAtOrAfter(asked) ?? (-1, -1),
        };

        response.WriteInt32(partition);
        response.WriteError(log is null ? ErrorCode.UnknownTopicOrPartition : ErrorCode.None);
        response.WriteInt64(timestamp);
        response.WriteInt64(offset);
        if (version >= 4)
            response.WriteInt32(0); // leader epoch
    }
}
