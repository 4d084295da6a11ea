using EmbeddedKafka.Groups;
using EmbeddedKafka.Protocol;

namespace EmbeddedKafka.Requests;

/// <summary>
/// DescribeGroups 0–3: state, members and their assignment; a group that is not known is described as dead.
/// Left out: authorized operations (answered as unknown), static members (from version 4).
/// </summary>
internal sealed class DescribeGroups(GroupCoordinator groups) : IRequestHandler
{
    private const int UnknownOperations = int.MinValue;

    public ApiKey Key => ApiKey.DescribeGroups;

    public (short Min, short Max) Versions => (0, 3);

    public ValueTask HandleAsync(Request request, ResponseWriter response, CancellationToken ct)
    {
        var asked = request.Body.ReadArray(body => body.ReadString());

        if (request.Version >= 1)
            response.WriteInt32(0); // throttle time
        response.WriteArray(asked, id =>
        {
            Answer(
                groups.Find(id)?.Describe() ?? new GroupSnapshot(id, GroupState.Dead, 0, "", null, null, []), response);
            if (request.Version >= 3)
                response.WriteInt32(UnknownOperations);
        });
        return ValueTask.CompletedTask;
    }

    private static void Answer(GroupSnapshot group, ResponseWriter response)
    {
        response.WriteError(ErrorCode.None);
        response.WriteString(group.Id);
        response.WriteString(group.State.ToString());
        response.WriteString(group.ProtocolType);
        response.WriteString(group.Protocol ?? "");
        response.WriteArray(group.Members, member =>
        {
            response.WriteString(member.Id);
            response.WriteString(member.ClientId);
            response.WriteString(member.ClientHost);
            response.WriteBytes(member.Metadata);
            response.WriteBytes(member.Assignment);
        });
    }
}
