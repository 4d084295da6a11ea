using EmbeddedKafka.Protocol;

namespace EmbeddedKafka.Groups;

/// <summary>
/// One consumer group: who is in it, which generation, how far it has read. A rebalance gathers all members
/// (JoinGroup), lets the leader among them assign the partitions and hands each its share (SyncGroup).
/// </summary>
/// <param name="gate">One lock for all groups: what they do is short, and the journal can be compacted while they hold
/// still.</param>
internal sealed class Group(string id, TimeProvider time, TimeSpan initialDelay, GroupJournal journal, Lock gate)
{
    private readonly Dictionary<string, GroupMember> _members = [];
    // ids handed out to members that have yet to return
    private readonly Dictionary<string, DateTimeOffset> _announced = [];
    private readonly Dictionary<(string Topic, int Partition), CommittedOffset> _offsets = [];
    private DateTimeOffset _earliestStart;
    private DateTimeOffset _deadline;

    public string Id => id;
    public GroupState State { get; private set; } = GroupState.Empty;
    public int Generation { get; private set; }
    public string ProtocolType { get; private set; } = "";
    public string? Protocol { get; private set; }
    public string? LeaderId { get; private set; }

    public bool IsEmpty
    {
        get
        {
            lock (gate)
                return _members.Count == 0 && _announced.Count == 0;
        }
    }

    public Task<JoinResult> Join(JoinRequest request)
    {
        lock (gate)
        {
            if (Refusal(request) is { } error)
                return Task.FromResult(JoinResult.Failed(error, request.MemberId));
            if (request.MemberId.Length == 0 && request.MustReturnWithId)
                return Task.FromResult(Announce(request));

            var memberId = request.MemberId.Length == 0 ? NewMemberId(request) : request.MemberId;
            _announced.Remove(memberId);
            return Join(memberId, request);
        }
    }

    public Task<SyncResult> Sync(string memberId, int generation, IReadOnlyDictionary<string, byte[]> assignments)
    {
        lock (gate)
        {
            if (Refusal(memberId, generation) is { } error)
                return Task.FromResult(new SyncResult(error));

            var member = _members[memberId];
            member.HeardAt(time.GetUtcNow());
            if (State == GroupState.PreparingRebalance)
                return Task.FromResult(new SyncResult(ErrorCode.RebalanceInProgress));
            if (State == GroupState.Stable)
                return Task.FromResult(new SyncResult(ErrorCode.None, member.Assignment));

            var answer = member.WaitForSync();
            if (memberId == LeaderId)
                Assign(assignments);
            return answer;
        }
    }

    public ErrorCode Heartbeat(string memberId, int generation)
    {
        lock (gate)
        {
            if (Refusal(memberId, generation) is { } error)
                return error;
            _members[memberId].HeardAt(time.GetUtcNow());
            return State == GroupState.PreparingRebalance ? ErrorCode.RebalanceInProgress : ErrorCode.None;
        }
    }

    public ErrorCode Leave(string memberId)
    {
        lock (gate)
        {
            if (_announced.Remove(memberId))
                return ErrorCode.None;
            if (!_members.TryGetValue(memberId, out var member))
                return ErrorCode.UnknownMemberId;
            Remove(member);
            return ErrorCode.None;
        }
    }

    /// <summary>
    /// Accepted from members of this generation, also while a rebalance is prepared, and from outside while nobody is
    /// in.
    /// </summary>
    public ErrorCode Commit(
        string memberId, int generation,
        IEnumerable<((string Topic, int Partition) Of, CommittedOffset Offset)> offsets)
    {
        lock (gate)
        {
            var fromOutside = generation < 0 && memberId.Length == 0;
            if (fromOutside ? _members.Count > 0 : Refusal(memberId, generation) is not null)
                return fromOutside ? ErrorCode.UnknownMemberId : Refusal(memberId, generation)!.Value;
            if (State == GroupState.CompletingRebalance)
                return ErrorCode.RebalanceInProgress;

            if (!fromOutside)
                _members[memberId].HeardAt(time.GetUtcNow());
            foreach (var (of, offset) in offsets)
            {
                journal.AddOffset(id, of, offset);
                _offsets[of] = offset;
            }
            return ErrorCode.None;
        }
    }

    public CommittedOffset? Committed(string topic, int partition)
    {
        lock (gate)
            return _offsets.GetValueOrDefault((topic, partition));
    }

    public List<((string Topic, int Partition) Of, CommittedOffset Offset)> AllCommitted()
    {
        lock (gate)
            return [.. _offsets.OrderBy(each => each.Key).Select(each => (each.Key, each.Value))];
    }

    public void ForgetTopic(string topic)
    {
        lock (gate)
        {
            foreach (var of in _offsets.Keys.Where(of => of.Topic == topic).ToList())
            {
                journal.RemoveOffset(id, of);
                _offsets.Remove(of);
            }
        }
    }

    /// <summary>Marks the group as deleted, unless someone is in it.</summary>
    public ErrorCode Close()
    {
        lock (gate)
        {
            if (_members.Count > 0 || _announced.Count > 0)
                return ErrorCode.NonEmptyGroup;
            State = GroupState.Dead;
            return ErrorCode.None;
        }
    }

    /// <summary>Drops members that are not heard of any more and completes what has waited long enough.</summary>
    public void Tick()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            foreach (var expired in _announced.Where(each => each.Value <= now).Select(each => each.Key).ToList())
                _announced.Remove(expired);
            foreach (var member in _members.Values.Where(each => !each.IsWaiting && each.ExpiresAt <= now).ToList())
                Remove(member);

            if (State == GroupState.PreparingRebalance)
                CompleteJoinIfReady();
            else if (State == GroupState.CompletingRebalance && now >= _deadline)
                DropThoseWhoDidNotSync();
        }
    }

    public GroupSnapshot Describe()
    {
        lock (gate)
            return Snapshot();
    }

    public void Restore(GroupSnapshot snapshot)
    {
        (Generation, ProtocolType, Protocol, LeaderId) = (
            snapshot.Generation, snapshot.ProtocolType, snapshot.Protocol, snapshot.LeaderId);
        State = snapshot.Members.Count == 0 ? GroupState.Empty : GroupState.Stable;
        _members.Clear();
        foreach (var each in snapshot.Members)
        {
            var member = new GroupMember(each.Id)
            {
                ClientId = each.ClientId,
                ClientHost = each.ClientHost,
                SessionTimeout = TimeSpan.FromMilliseconds(each.SessionTimeoutMs),
                RebalanceTimeout = TimeSpan.FromMilliseconds(each.RebalanceTimeoutMs),
                Protocols = each.Protocols,
                Assignment = each.Assignment,
            };
            member.HeardAt(time.GetUtcNow());
            _members.Add(each.Id, member);
        }
    }

    public void RestoreOffset((string Topic, int Partition) of, CommittedOffset? offset)
    {
        if (offset is null)
            _offsets.Remove(of);
        else
            _offsets[of] = offset;
    }

    private ErrorCode? Refusal(JoinRequest request)
    {
        if (State == GroupState.Dead)
            return ErrorCode.CoordinatorNotAvailable;
        if (request.MemberId.Length > 0
            && !_members.ContainsKey(request.MemberId) && !_announced.ContainsKey(request.MemberId))
            return ErrorCode.UnknownMemberId;

        var others = _members.Values.Where(member => member.Id != request.MemberId).ToList();
        if (request.ProtocolType.Length == 0 || request.Protocols.Count == 0)
            return ErrorCode.InconsistentGroupProtocol;
        if (others.Count > 0 && (
            request.ProtocolType != ProtocolType
                || !request.Protocols.Any(each => others.All(other => Knows(other, each.Name)))))
            return ErrorCode.InconsistentGroupProtocol;
        return null;
    }

    private ErrorCode? Refusal(string memberId, int generation)
    {
        if (State == GroupState.Dead || !_members.ContainsKey(memberId))
            return ErrorCode.UnknownMemberId;
        return generation == Generation ? null : ErrorCode.IllegalGeneration;
    }

    private static string NewMemberId(JoinRequest request) => $"{request.ClientId}-{Guid.NewGuid()}";

    private static bool Knows(GroupMember member, string protocol) =>
        member.Protocols.Any(each => each.Name == protocol);

    private JoinResult Announce(JoinRequest request)
    {
        var memberId = NewMemberId(request);
        _announced[memberId] = time.GetUtcNow() + request.SessionTimeout;
        return JoinResult.Failed(ErrorCode.MemberIdRequired, memberId);
    }

    private Task<JoinResult> Join(string memberId, JoinRequest request)
    {
        var isKnown = _members.TryGetValue(memberId, out var member);
        if (isKnown && member!.Offers(request.Protocols)
            && (State == GroupState.CompletingRebalance || (State == GroupState.Stable && memberId != LeaderId)))
        {
            member.HeardAt(time.GetUtcNow());
            return Task.FromResult(Joined(member)); // it repeats itself: nothing changes for the others
        }

        if (State == GroupState.Empty)
            ProtocolType = request.ProtocolType;
        member ??= _members[memberId] = new GroupMember(memberId);
        member.ClientId = request.ClientId;
        member.ClientHost = request.ClientHost;
        member.SessionTimeout = request.SessionTimeout;
        member.RebalanceTimeout = request.RebalanceTimeout;
        member.Protocols = request.Protocols;
        var answer = member.WaitForJoin();
        if (State != GroupState.PreparingRebalance)
            PrepareRebalance();
        CompleteJoinIfReady();
        return answer;
    }

    private void PrepareRebalance()
    {
        var now = time.GetUtcNow();
        foreach (var member in _members.Values.Where(member => member.IsSyncing))
        {
            member.AnswerSync(new SyncResult(ErrorCode.RebalanceInProgress));
            member.HeardAt(now);
        }
        _earliestStart = State == GroupState.Empty ? now + initialDelay : now;
        _deadline = now + _members.Values.Max(member => member.RebalanceTimeout);
        State = GroupState.PreparingRebalance;
    }

    private void CompleteJoinIfReady()
    {
        var now = time.GetUtcNow();
        var allAreHere = _announced.Count == 0 && _members.Values.All(member => member.IsJoining);
        if (now < _earliestStart || (!allAreHere && now < _deadline))
            return;

        foreach (var absent in _members.Values.Where(member => !member.IsJoining).ToList())
            _members.Remove(absent.Id);
        Generation++;
        if (_members.Count == 0)
        {
            Settle(GroupState.Empty);
            return;
        }

        Protocol = ChooseProtocol();
        if (LeaderId is null || !_members.ContainsKey(LeaderId))
            LeaderId = _members.Keys.First();
        State = GroupState.CompletingRebalance;
        _deadline = now + _members.Values.Max(member => member.RebalanceTimeout);
        foreach (var member in _members.Values)
        {
            member.HeardAt(now);
            member.AnswerJoin(Joined(member));
        }
    }

    private JoinResult Joined(GroupMember member) => new(
        ErrorCode.None, Generation, Protocol ?? "", LeaderId ?? "", member.Id,
        member.Id == LeaderId
            ? [.. _members.Values.Select(each => new JoinedMember(each.Id, each.MetadataFor(Protocol)))]
            : []);

    /// <summary>Each member votes for the first of its protocols that all know.</summary>
    private string ChooseProtocol() => _members.Values
        .Select(member =>
            member.Protocols.First(protocol => _members.Values.All(other => Knows(other, protocol.Name))).Name)
        .CountBy(name => name)
        .MaxBy(votes => votes.Value).Key;

    private void Assign(IReadOnlyDictionary<string, byte[]> assignments)
    {
        foreach (var member in _members.Values)
            member.Assignment = assignments.GetValueOrDefault(member.Id, []);
        Settle(GroupState.Stable);
        foreach (var member in _members.Values)
        {
            member.HeardAt(time.GetUtcNow());
            member.AnswerSync(new SyncResult(ErrorCode.None, member.Assignment));
        }
    }

    private void DropThoseWhoDidNotSync()
    {
        foreach (var member in _members.Values.Where(member => !member.IsSyncing).ToList())
            Remove(member);
    }

    private void Remove(GroupMember member)
    {
        _members.Remove(member.Id);
        member.AnswerJoin(JoinResult.Failed(ErrorCode.UnknownMemberId, member.Id));
        member.AnswerSync(new SyncResult(ErrorCode.UnknownMemberId));
        if (_members.Count == 0)
        {
            Generation++;
            Settle(GroupState.Empty);
        }
        else if (State != GroupState.PreparingRebalance)
            PrepareRebalance();
        else
            CompleteJoinIfReady();
    }

    private void Settle(GroupState state)
    {
        State = state;
        if (state == GroupState.Empty)
            (Protocol, LeaderId) = (null, null);
        journal.AddState(Snapshot());
    }

    private GroupSnapshot Snapshot() => new(
        id, State, Generation, ProtocolType, Protocol, LeaderId,
        [.. _members.Values.Select(member => new MemberSnapshot(
            member.Id, member.ClientId, member.ClientHost, (int)member.SessionTimeout.TotalMilliseconds,
            (int)member.RebalanceTimeout.TotalMilliseconds, member.Protocols, member.MetadataFor(Protocol),
            member.Assignment))]);
}
