namespace EmbeddedKafka.Groups;

/// <summary>A group at one moment: for those who ask about it, and for the journal.</summary>
internal sealed record GroupSnapshot(
    string Id, GroupState State, int Generation, string ProtocolType, string? Protocol, string? LeaderId,
    IReadOnlyList<MemberSnapshot> Members);

internal sealed record MemberSnapshot(
    string Id, string ClientId, string ClientHost, int SessionTimeoutMs, int RebalanceTimeoutMs,
    IReadOnlyList<GroupProtocol> Protocols, byte[] Metadata, byte[] Assignment);
