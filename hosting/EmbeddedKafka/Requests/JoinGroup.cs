using EmbeddedKafka.Groups;
using EmbeddedKafka.Protocol;

namespace EmbeddedKafka.Requests;

/// <summary>
/// JoinGroup 0–4: answered when all members have joined or the time for it is up. From version 4 on a new member first
/// gets its id (error 79) and comes back with it. Left out: static members (group.instance.id, from version 5).
/// </summary>
internal sealed class JoinGroup(GroupCoordinator groups) : IRequestHandler
{
    private static readonly TimeSpan LongestSession = TimeSpan.FromMinutes(30);

    public ApiKey Key => ApiKey.JoinGroup;

    public (short Min, short Max) Versions => (0, 4);

    public async ValueTask HandleAsync(Request request, ResponseWriter response, CancellationToken ct)
    {
        var (body, version) = (request.Body, request.Version);
        var group = body.ReadString();
        var session = TimeSpan.FromMilliseconds(body.ReadInt32());
        var rebalance = version >= 1 ? TimeSpan.FromMilliseconds(body.ReadInt32()) : session;
        var join = new JoinRequest(
            body.ReadString(), request.ClientId, request.Host, session, rebalance, body.ReadString(),
            body.ReadArray(_ => new GroupProtocol(body.ReadString(), body.ReadBytes().ToArray())),
            MustReturnWithId: version >= 4);

        Answer(version, response, await JoinAsync(group, join, ct));
    }

    private async Task<JoinResult> JoinAsync(string group, JoinRequest join, CancellationToken ct)
    {
        if (group.Length == 0)
            return JoinResult.Failed(ErrorCode.InvalidGroupId, join.MemberId);
        if (join.SessionTimeout <= TimeSpan.Zero
            || join.SessionTimeout > LongestSession || join.RebalanceTimeout < TimeSpan.Zero)
            return JoinResult.Failed(ErrorCode.InvalidSessionTimeout, join.MemberId);
        return await groups.FindOrCreate(group).Join(join).WaitAsync(ct);
    }

    private static void Answer(short version, ResponseWriter response, JoinResult result)
    {
        if (version >= 2)
            response.WriteInt32(0); // throttle time
        response.WriteError(result.Error);
        response.WriteInt32(result.Generation);
        response.WriteString(result.Protocol);
        response.WriteString(result.LeaderId);
        response.WriteString(result.MemberId);
        response.WriteArray(result.Members, member =>
        {
            response.WriteString(member.Id);
            response.WriteBytes(member.Metadata);
        });
    }
}
