using EmbeddedKafka.Groups;
using EmbeddedKafka.Protocol;

namespace EmbeddedKafka.Requests;

/// <summary>
/// OffsetFetch 1–5: how far a group has read, −1 where nothing is committed; from version 2 on, null asks for all
/// partitions. Left out: version 0, several groups at once (from version 8).
/// </summary>
internal sealed class OffsetFetch(GroupCoordinator groups) : IRequestHandler
{
    private static readonly CommittedOffset Nothing = new(-1, -1, "");

    public ApiKey Key => ApiKey.OffsetFetch;

    public (short Min, short Max) Versions => (1, 5);

    public ValueTask HandleAsync(Request request, ResponseWriter response, CancellationToken ct)
    {
        var (body, version) = (request.Body, request.Version);
        var group = groups.Find(body.ReadString());
        var asked = body.ReadNullableArray(_ =>
            (Topic: body.ReadString(), Partitions: body.ReadArray(_ => body.ReadInt32())))
            ?? [.. (group?.AllCommitted() ?? []).GroupBy(each => each.Of.Topic, each => each.Of.Partition).Select(
                topic => (topic.Key, topic.ToList()))];

        if (version >= 3)
            response.WriteInt32(0); // throttle time
        response.WriteArray(asked, topic =>
        {
            response.WriteString(topic.Topic);
            response.WriteArray(
                topic.Partitions,
                partition => Answer(version, partition, group?.Committed(topic.Topic, partition) ?? Nothing, response));
        });
        if (version >= 2)
            response.WriteError(ErrorCode.None);
        return ValueTask.CompletedTask;
    }

    private static void Answer(short version, int partition, CommittedOffset committed, ResponseWriter response)
    {
        response.WriteInt32(partition);
        response.WriteInt64(committed.Offset);
        if (version >= 5)
            response.WriteInt32(committed.LeaderEpoch);
        response.WriteString(committed.Metadata);
        response.WriteError(ErrorCode.None);
    }
}
