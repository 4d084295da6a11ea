namespace EmbeddedKafka.Groups;

/// <param name="MustReturnWithId">The newer way to join: the first call only hands out the member's id.</param>
internal sealed record JoinRequest(
    string MemberId, string ClientId, string ClientHost, TimeSpan SessionTimeout, TimeSpan RebalanceTimeout,
    string ProtocolType, IReadOnlyList<GroupProtocol> Protocols, bool MustReturnWithId);
