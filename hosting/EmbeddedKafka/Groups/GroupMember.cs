namespace EmbeddedKafka.Groups;

internal sealed record GroupProtocol(string Name, byte[] Metadata);

internal sealed class GroupMember(string id)
{
    private TaskCompletionSource<JoinResult>? _joining;
    private TaskCompletionSource<SyncResult>? _syncing;

    public string Id => id;
    public string ClientId { get; set; } = "";
    public string ClientHost { get; set; } = "";
    public TimeSpan SessionTimeout { get; set; }
    public TimeSpan RebalanceTimeout { get; set; }
    public IReadOnlyList<GroupProtocol> Protocols { get; set; } = [];
    public byte[] Assignment { get; set; } = [];

    /// <summary>
    /// When the member counts as gone unless it is heard of; it does not while it waits for an answer.
    /// </summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    public bool IsJoining => _joining is not null;
    public bool IsSyncing => _syncing is not null;
    public bool IsWaiting => IsJoining || IsSyncing;

    public byte[] MetadataFor(string? protocol) =>
        Protocols.FirstOrDefault(each => each.Name == protocol)?.Metadata ?? [];

    public bool Offers(IReadOnlyList<GroupProtocol> protocols) =>
        protocols.Count == Protocols.Count
        && protocols.Zip(Protocols)
            .All(pair =>
                pair.First.Name == pair.Second.Name
                    && pair.First.Metadata.AsSpan().SequenceEqual(pair.Second.Metadata));

    public void HeardAt(DateTimeOffset now) => ExpiresAt = now + SessionTimeout;

    /// <summary>A join that is repeated takes the place of the earlier one.</summary>
    public Task<JoinResult> WaitForJoin()
    {
        _joining?.TrySetResult(JoinResult.Failed(Protocol.ErrorCode.RebalanceInProgress, id));
        _joining = new TaskCompletionSource<JoinResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        return _joining.Task;
    }

    public Task<SyncResult> WaitForSync()
    {
        _syncing?.TrySetResult(new SyncResult(Protocol.ErrorCode.RebalanceInProgress));
        _syncing = new TaskCompletionSource<SyncResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        return _syncing.Task;
    }

    public void AnswerJoin(JoinResult result)
    {
        _joining?.TrySetResult(result);
        _joining = null;
    }

    public void AnswerSync(SyncResult result)
    {
        _syncing?.TrySetResult(result);
        _syncing = null;
    }
}
