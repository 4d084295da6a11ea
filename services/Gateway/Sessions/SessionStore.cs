using BizPulse.Data;
using BizPulse.Gateway.Keys;
using Npgsql;

namespace BizPulse.Gateway.Sessions;

/// <summary>
/// Sign-ins that last. Each refresh raises a session's generation and so outdates the token before it. Two tabs may
/// both bring the same token: for half a minute the outdated one answers with its successor. After that only a thief or
/// the robbed can bring it, and the session ends for both.
/// </summary>
internal sealed class SessionStore(NpgsqlDataSource postgres, KeySecret secret, TimeProvider time)
{
    internal static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly byte[] _key = secret.Derive("refresh");

    internal async Task<string> StartAsync(Guid userId, CancellationToken ct)
    {
        var session = Guid.CreateVersion7();
        var now = time.GetUtcNow();
        await postgres.ExecuteAsync(
            $"""
            with forgotten as (delete from gateway.sessions where user_id = {userId} and expires_at < {now})
            insert into gateway.sessions (id, user_id, started_at, refreshed_at, expires_at)
                values ({session}, {userId}, {now}, {now}, {now + Lifetime})
            """, ct);
        return new RefreshToken(session, Generation: 0).Write(_key);
    }

    /// <summary>The session's user and the token to bring next time, or null when this one is worth nothing.</summary>
    internal async Task<(Guid UserId, string Token)?> RefreshAsync(string token, CancellationToken ct)
    {
        if (RefreshToken.Read(token, _key) is not { } presented)
            return null;

        var successor = (presented with { Generation = presented.Generation + 1 }).Write(_key);
        if (await AdvanceAsync(presented, ct) is { } userId)
            return (userId, successor);
        if (await FindAsync(presented.Session, ct) is not { } session)
            return null;
        if (presented.Generation == session.Generation - 1 && time.GetUtcNow() - session.RefreshedAt < Grace)
            return (session.UserId, successor);
        if (presented.Generation < session.Generation)
            await EndAsync(presented.Session, ct);
        return null;
    }

    internal async Task EndAsync(string token, CancellationToken ct)
    {
        if (RefreshToken.Read(token, _key) is { } presented)
            await EndAsync(presented.Session, ct);
    }

    private async Task<Guid?> AdvanceAsync(RefreshToken token, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var advanced = await postgres.ExecuteAsync(
            $"""
            update gateway.sessions set generation = generation + 1, refreshed_at = {now}, expires_at = {now + Lifetime}
            where id = {token.Session} and generation = {token.Generation} and ended_at is null and expires_at > {now}
            returning user_id
            """,
            row => row.Get<Guid?>("user_id"), ct);
        return advanced.SingleOrDefault();
    }

    private Task<Session?> FindAsync(Guid session, CancellationToken ct) => postgres.FindAsync(
        $"""
        select user_id, generation, refreshed_at from gateway.sessions
        where id = {session} and ended_at is null and expires_at > {time.GetUtcNow()}
        """,
        row => new Session(
            row.Get<Guid>("user_id"), row.Get<int>("generation"), row.Get<DateTimeOffset>("refreshed_at")),
        ct);

    private Task<int> EndAsync(Guid session, CancellationToken ct) =>
        postgres.ExecuteAsync(
            $"update gateway.sessions set ended_at = {time.GetUtcNow()} where id = {session} and ended_at is null", ct);

    private sealed record Session(Guid UserId, int Generation, DateTimeOffset RefreshedAt);
}
