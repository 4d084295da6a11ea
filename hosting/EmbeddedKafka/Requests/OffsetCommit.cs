using EmbeddedKafka.Groups;
using EmbeddedKafka.Protocol;
using EmbeddedKafka.Topics;

namespace EmbeddedKafka.Requests;

/// <summary>
/// OffsetCommit 2–6: how far a group has read, answered when it is on the disk. Members may commit while a rebalance is
/// prepared; without a member (generation −1) it is accepted while nobody is in the group. Left out: retention times
/// (offsets stay until their group or topic is deleted), static members (from version 7), versions 0 and 1.
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

        var error = await CommitAsync(
            groupId, generation, memberId, commits.SelectMany(topic => topic.Offsets).Where(each => IsThere(each.Of)));

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

    private static ((string Topic, int Partition) Of, CommittedOffset Offset) ReadOffset(
        RequestReader body, short version, string topic)
    {
        var (partition, offset) = (body.ReadInt32(), body.ReadInt64());
        var leaderEpoch = version >= 6 ? body.ReadInt32() : -1;
        return ((topic, partition), new CommittedOffset(offset, leaderEpoch, body.ReadNullableString()));
    }

    private async Task<ErrorCode> CommitAsync(
        string groupId, int generation, string memberId, IEnumerable<((string, int), CommittedOffset)> offsets)
    {
        if (groupId.Length == 0)
            return ErrorCode.InvalidGroupId;
        var group = generation < 0 ? groups.FindOrCreate(groupId) : groups.Find(groupId);
        try
        {
            var error = group?.Commit(memberId, generation, offsets) ?? ErrorCode.IllegalGeneration;
            if (error == ErrorCode.None)
                await groups.FlushAsync();
            return error;
        }
        catch (IOException)
        {
            return ErrorCode.CoordinatorNotAvailable; // the disk has not taken it: the client tries again
        }
    }

    private bool IsThere((string Topic, int Partition) of) => topics.FindPartition(of.Topic, of.Partition) is not null;
}
