using EmbeddedKafka.Groups;
using EmbeddedKafka.Protocol;

namespace EmbeddedKafka.Requests;

/// <summary>
/// SyncGroup 0–2: the leader brings the assignment, every member gets its own share once it is there.
/// Left out: static members (from version 3).
/// </summary>
internal sealed class SyncGroup(GroupCoordinator groups) : IRequestHandler
{
    public ApiKey Key => ApiKey.SyncGroup;

    public (short Min, short Max) Versions => (0, 2);

    public async ValueTask HandleAsync(Request request, ResponseWriter response, CancellationToken ct)
    {
        var body = request.Body;
        var (group, generation, memberId) = (body.ReadString(), body.ReadInt32(), body.ReadString());
        var assignments = new Dictionary<string, byte[]>();
        foreach (var (member, assignment) in body.ReadArray(_ => (body.ReadString(), body.ReadBytes().ToArray())))
            assignments[member] = assignment;

        var result = groups.Find(group) is { } found
            ? await found.Sync(memberId, generation, assignments).WaitAsync(ct)
            : new SyncResult(ErrorCode.UnknownMemberId);

        if (request.Version >= 1)
            response.WriteInt32(0); // throttle time
        response.WriteError(result.Error);
        response.WriteBytes(result.Assignment);
    }
}
