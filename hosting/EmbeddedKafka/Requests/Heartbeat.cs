using EmbeddedKafka.Groups;
using EmbeddedKafka.Protocol;

namespace EmbeddedKafka.Requests;

/// <summary>
/// Heartbeat 0–2: keeps a member in its group and tells it of a rebalance (error 27).
/// Left out: static members (from version 3).
/// </summary>
internal sealed class Heartbeat(GroupCoordinator groups) : IRequestHandler
{
    public ApiKey Key => ApiKey.Heartbeat;

    public (short Min, short Max) Versions => (0, 2);

    public ValueTask HandleAsync(Request request, ResponseWriter response, CancellationToken ct)
    {
        var (group, generation, memberId) = (
            request.Body.ReadString(), request.Body.ReadInt32(), request.Body.ReadString());

        if (request.Version >= 1)
            response.WriteInt32(0); // throttle time
        response.WriteError(groups.Find(group)?.Heartbeat(memberId, generation) ?? ErrorCode.UnknownMemberId);
        return ValueTask.CompletedTask;
    }
}
