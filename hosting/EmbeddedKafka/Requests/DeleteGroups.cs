using EmbeddedKafka.Groups;
using EmbeddedKafka.Protocol;

namespace EmbeddedKafka.Requests;

/// <summary>DeleteGroups 0–1: groups without members, with their offsets. Nothing is left out.</summary>
internal sealed class DeleteGroups(GroupCoordinator groups) : IRequestHandler
{
    public ApiKey Key => ApiKey.DeleteGroups;

    public (short Min, short Max) Versions => (0, 1);

    public ValueTask HandleAsync(Request request, ResponseWriter response, CancellationToken ct)
    {
        var asked = request.Body.ReadArray(body => body.ReadString());

        response.WriteInt32(0); // throttle time
        response.WriteArray(asked, id =>
        {
            response.WriteString(id);
            response.WriteError(groups.Delete(id));
        });
        return ValueTask.CompletedTask;
    }
}
