using EmbeddedKafka.Protocol;

namespace EmbeddedKafka.Groups;

/// <param name="Members">For the leader, who assigns the partitions; empty for the others.</param>
internal sealed record JoinResult(
    ErrorCode Error, int Generation, string Protocol, string LeaderId, string MemberId,
    IReadOnlyList<JoinedMember> Members)
{
    public static JoinResult Failed(ErrorCode error, string memberId) => new(error, -1, "", "", memberId, []);
}

internal sealed record JoinedMember(string Id, byte[] Metadata);
