using EmbeddedKafka.Groups;
using EmbeddedKafka.Protocol;

namespace EmbeddedKafka.Requests;

/// <summary>
/// ListGroups 0–2: all groups that are known, with members or only with offsets.
/// Left out: states as a filter (from version 4).
/// </summary>
internal sealed class ListGroups(GroupCoordinator groups) : IRequestHandler
{
    public ApiKey Key => ApiKey.ListGroups;

    public (short Min, short Max) Versions => (0, 2);

    public ValueTask HandleAsync(Request request, ResponseWriter response, CancellationToken ct)
    {
        if (request.Version >= 1)
            response.WriteInt32(0); // throttle time
        response.WriteError(ErrorCode.None);
        response.WriteArray(groups.All.ToList(), group =>
        {
            response.WriteString(group.Id);
            response.WriteString(group.ProtocolType);
        });
        return ValueTask.CompletedTask;
    }
}
