using EmbeddedKafka.Groups;
using EmbeddedKafka.Protocol;
using EmbeddedKafka.Topics;

namespace EmbeddedKafka.Requests;

/// <summary>
/// OffsetCommit 2–6: how far a group has read, answered when it is on the disk. Members may commit while a rebalance is
/// prepared; without a member (generation −1) it is accepted while nobody is in the group.
/// Left out: retention times (offsets stay until their group or topic is deleted), static members (from version 7), versions 0
/// and 1.
/// </summary>
internal sealed class OffsetCommit(GroupCoordinator groups, TopicCatalog topics) : IRequestHandler
{
    public ApiKey Key => ApiKey.OffsetCommit;

    public (short Min, short Max) Versions => (2, 6);

    public async ValueTask HandleAsync(Request request, ResponseWriter response, CancellationToken ct)
    {
        var (body, version) = (request.Body, request.Version);
        var (groupId, generation, memberId) = (body.ReadString(), body.ReadInt32(), body.ReadString());
        if (version <= 4)
            body.ReadInt64(); // retention time
        var commits = body.ReadArray(_ =>
        {
            var topic = body.ReadString();
            return (Topic: topic, Offsets: body.ReadArray(_ => ReadOffset(body, version, topic)));
        });

        var error = Commit(groupId, generation, memberId, commits.SelectMany(topic => topic.Offsets).Where(each => IsThere(each.Of)));
        if (error == ErrorCode.None)
            await groups.FlushAsync();

        if (version >= 3)
            response.WriteInt32(0); // throttle time
        response.WriteArray(commits, topic =>
        {
            response.WriteString(topic.Topic);
            response.WriteArray(topic.Offsets, each =>
            {
                response.WriteInt32(each.Of.Partition);
                response.WriteError(IsThere(each.Of) ? error : ErrorCode.UnknownTopicOrPartition);
            });
        });
    }

    private static ((string Topic, int Partition) Of, CommittedOffset Offset) ReadOffset(RequestReader body, short version, string topic)
    {
        var (partition, offset) = (body.ReadInt32(), body.ReadInt64());
        var leaderEpoch = version >= 6 ? body.ReadInt32() : -1;
        return ((topic, partition), new CommittedOffset(offset, leaderEpoch, body.ReadNullableString()));
    }

    private ErrorCode Commit(
        string groupId, int generation, string memberId, IEnumerable<((string, int), CommittedOffset)> offsets)
    {
        if (groupId.Length == 0)
            return ErrorCode.InvalidGroupId;
        var group = generation < 0 ? groups.FindOrCreate(groupId) : groups.Find(groupId);
        try
        {
            return group?.Commit(memberId, generation, offsets) ?? ErrorCode.IllegalGeneration;
        }
        catch (IOException)
        {
            return ErrorCode.CoordinatorNotAvailable; // no room on the disk: the client tries again
        }
    }

    private bool IsThere((string Topic, int Partition) of) => topics.FindPartition(of.Topic, of.Partition) is not null;
}
