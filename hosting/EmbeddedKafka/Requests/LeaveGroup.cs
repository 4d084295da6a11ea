using EmbeddedKafka.Groups;
using EmbeddedKafka.Protocol;

namespace EmbeddedKafka.Requests;

/// <summary>
/// LeaveGroup 0–2: a member goes, the others rebalance at once.
/// Left out: leaving in the name of static members (from version 3).
/// </summary>
internal sealed class LeaveGroup(GroupCoordinator groups) : IRequestHandler
{
    public ApiKey Key => ApiKey.LeaveGroup;

    public (short Min, short Max) Versions => (0, 2);

    public ValueTask HandleAsync(Request request, ResponseWriter response, CancellationToken ct)
    {
        var (group, memberId) = (request.Body.ReadString(), request.Body.ReadString());

        if (request.Version >= 1)
            response.WriteInt32(0); // throttle time
        response.WriteError(groups.Find(group)?.Leave(memberId) ?? ErrorCode.UnknownMemberId);
        return ValueTask.CompletedTask;
    }
}
