using EmbeddedKafka.Groups;
using EmbeddedKafka.Protocol;
using EmbeddedKafka.Storage;

namespace EmbeddedKafka.Tests.Groups;

public sealed class GroupTests : IDisposable
{
    private static readonly TimeSpan Session = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Rebalance = TimeSpan.FromSeconds(60);

    private readonly TempFolder _folder = new();
    private readonly GroupCommit _commit = new();
    private readonly Journal _journal;
    private readonly ManualTime _time = new();
    private readonly Group _group;

    public GroupTests()
    {
        _journal = new Journal(
            Path.Combine(_folder.Path, "groups.journal"), path => new DiskFile(path), flushToDisk: false);
        _group = new Group(
            "readers", _time, TimeSpan.FromSeconds(3), new GroupJournal(_journal, _commit, _ => { }), new Lock());
    }

    public void Dispose()
    {
        _journal.Dispose();
        _commit.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_first_rebalance_waits_for_more_members()
    {
        var first = Join("a");
        Pass(TimeSpan.FromSeconds(2));
        var second = Join("b");
        Assert.False(first.IsCompleted || second.IsCompleted);

        Pass(TimeSpan.FromSeconds(1));

        var (leader, follower) = (await first, await second);
        Assert.Equal((1, 1, GroupState.CompletingRebalance), (leader.Generation, follower.Generation, _group.State));
        Assert.Equal(leader.MemberId, follower.LeaderId);
        Assert.Equal((2, 0), (leader.Members.Count, follower.Members.Count));
    }

    [Fact]
    public async Task A_new_style_member_comes_back_with_the_id_it_was_given()
    {
        var announced = await Join("a", mustReturnWithId: true);
        Assert.Equal(ErrorCode.MemberIdRequired, announced.Error);

        var joining = Join("a", announced.MemberId, mustReturnWithId: true);
        Pass(TimeSpan.FromSeconds(3));

        Assert.Equal((ErrorCode.None, announced.MemberId), ((await joining).Error, (await joining).MemberId));
        Assert.Equal(ErrorCode.UnknownMemberId, (await Join("b", "made up")).Error);
    }

    [Fact]
    public async Task Each_member_gets_the_share_that_the_leader_gave_it()
    {
        var (leader, follower) = await TwoMembersAsync();
        var followers = _group.Sync(follower.MemberId, 1, new Dictionary<string, byte[]>());
        Assert.False(followers.IsCompleted);

        var leaders = await _group.Sync(
            leader.MemberId, 1, new Dictionary<string, byte[]> { [leader.MemberId] = [1], [follower.MemberId] = [2] });

        Assert.Equal([1], leaders.Assignment!);
        Assert.Equal([2], (await followers).Assignment!);
        Assert.Equal(GroupState.Stable, _group.State);
    }

    [Fact]
    public async Task A_member_that_is_silent_for_its_session_is_gone()
    {
        var (leader, follower) = await StableAsync();
        Pass(Session - TimeSpan.FromSeconds(1));
        Assert.Equal(ErrorCode.None, _group.Heartbeat(leader.MemberId, 1));

        Pass(TimeSpan.FromSeconds(1));

        Assert.Equal(ErrorCode.UnknownMemberId, _group.Heartbeat(follower.MemberId, 1));
        Assert.Equal(ErrorCode.RebalanceInProgress, _group.Heartbeat(leader.MemberId, 1));
    }

    [Fact]
    public async Task A_rebalance_goes_on_without_those_who_do_not_come_back()
    {
        var (leader, follower) = await StableAsync();
        var newcomer = Join("c");
        var back = Join("a", leader.MemberId);
        for (var waited = TimeSpan.Zero; waited < Rebalance; waited += TimeSpan.FromSeconds(5))
        {
            Assert.False(back.IsCompleted);
            _group.Heartbeat(follower.MemberId, 1); // alive, but busy with what it has
            Pass(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(2, (await back).Members.Count);
        Assert.Equal(2, (await newcomer).Generation);
        Assert.Equal(ErrorCode.UnknownMemberId, _group.Heartbeat(follower.MemberId, 2));
    }

    [Fact]
    public async Task A_follower_that_repeats_itself_disturbs_nobody()
    {
        var (leader, follower) = await StableAsync();

        var repeated = await Join("b", follower.MemberId);

        Assert.Equal((ErrorCode.None, 1, GroupState.Stable), (repeated.Error, repeated.Generation, _group.State));
        Assert.Equal(ErrorCode.None, _group.Heartbeat(leader.MemberId, 1));
    }

    [Fact]
    public async Task Offsets_are_taken_from_members_also_while_a_rebalance_is_prepared()
    {
        var (leader, _) = await StableAsync();
        _ = Join("c");
        Assert.Equal(GroupState.PreparingRebalance, _group.State);

        Assert.Equal(ErrorCode.None, Commit(leader.MemberId, 1, 5));
        Assert.Equal(ErrorCode.IllegalGeneration, Commit(leader.MemberId, 0, 6));
        Assert.Equal(ErrorCode.UnknownMemberId, Commit("stranger", 1, 7));
        Assert.Equal(ErrorCode.UnknownMemberId, Commit("", -1, 8)); // from outside, while someone is in
        Assert.Equal(5, _group.Committed("sales", 0)!.Offset);
    }

    [Fact]
    public void Offsets_are_taken_from_outside_while_nobody_is_in()
    {
        Assert.Equal(ErrorCode.None, Commit("", -1, 5));
        Assert.Equal(5, _group.Committed("sales", 0)!.Offset);
    }

    [Fact]
    public async Task Members_without_a_common_protocol_cannot_be_one_group()
    {
        await StableAsync();

        Assert.Equal(ErrorCode.InconsistentGroupProtocol, (await Join("c", protocols: ["sticky"])).Error);
    }

    [Fact]
    public async Task The_protocol_that_most_prefer_and_all_know_is_chosen()
    {
        var joining = new[]
        {
            Join("a", protocols: ["x", "y"]), Join("b", protocols: ["y", "x"]), Join("c", protocols: ["z", "y", "x"])
        };
        Pass(TimeSpan.FromSeconds(3));

        Assert.All(await Task.WhenAll(joining), each => Assert.Equal("y", each.Protocol));
    }

    [Fact]
    public async Task A_group_with_members_is_not_deleted()
    {
        var (leader, follower) = await StableAsync();
        Assert.Equal(ErrorCode.NonEmptyGroup, _group.Close());

        _group.Leave(leader.MemberId);
        _group.Leave(follower.MemberId);

        Assert.Equal((ErrorCode.None, GroupState.Dead), (_group.Close(), _group.State));
    }

    private async Task<(JoinResult Leader, JoinResult Follower)> TwoMembersAsync()
    {
        var (first, second) = (Join("a"), Join("b"));
        Pass(TimeSpan.FromSeconds(3));
        return (await first, await second);
    }

    private async Task<(JoinResult Leader, JoinResult Follower)> StableAsync()
    {
        var (leader, follower) = await TwoMembersAsync();
        var waiting = _group.Sync(follower.MemberId, 1, new Dictionary<string, byte[]>());
        await _group.Sync(leader.MemberId, 1, new Dictionary<string, byte[]>());
        await waiting;
        return (leader, follower);
    }

    private Task<JoinResult> Join(
        string clientId, string memberId = "", bool mustReturnWithId = false, params string[] protocols) =>
        _group.Join(new JoinRequest(memberId, clientId, "127.0.0.1", Session, Rebalance, "consumer",
            [.. protocols.DefaultIfEmpty("range").Select(name => new GroupProtocol(name, [0]))], mustReturnWithId));

    private ErrorCode Commit(string memberId, int generation, long offset) =>
        _group.Commit(memberId, generation, [(("sales", 0), new CommittedOffset(offset, -1, null))]);

    private void Pass(TimeSpan time)
    {
        _time.Now += time;
        _group.Tick();
    }

    private sealed class ManualTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
