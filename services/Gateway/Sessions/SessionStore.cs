using BizPulse.Gateway.Keys;
using Npgsql;

namespace BizPulse.Gateway.Sessions;

/// <summary>
/// Sign-ins that last. Each refresh raises a session's generation and so outdates the token before it. Two tabs may both bring the
/// same token: for half a minute the outdated one answers with its successor. After that only a thief or the robbed can bring it,
/// and the session ends for both.
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
        await using var command = Command("""
            with forgotten as (delete from gateway.sessions where user_id = $2 and expires_at < $3)
            insert into gateway.sessions (id, user_id, started_at, refreshed_at, expires_at) values ($1, $2, $3, $3, $4)
            """, session, userId, now, now + Lifetime);
        await command.ExecuteNonQueryAsync(ct);
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
        await using var command = Command("""
            update gateway.sessions set generation = generation + 1, refreshed_at = $3, expires_at = $4
            where id = $1 and generation = $2 and ended_at is null and expires_at > $3
            returning user_id
            """, token.Session, token.Generation, now, now + Lifetime);
        return (Guid?)await command.ExecuteScalarAsync(ct);
    }

    private async Task<(Guid UserId, int Generation, DateTimeOffset RefreshedAt)?> FindAsync(Guid session, CancellationToken ct)
    {
        await using var command = Command("""
            select user_id, generation, refreshed_at from gateway.sessions
            where id = $1 and ended_at is null and expires_at > $2
            """, session, time.GetUtcNow());
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (reader.GetGuid(0), reader.GetInt32(1), reader.GetFieldValue<DateTimeOffset>(2)) : null;
    }

    private async Task EndAsync(Guid session, CancellationToken ct)
    {
        await using var command = Command("update gateway.sessions set ended_at = $2 where id = $1 and ended_at is null", session, time.GetUtcNow());
        await command.ExecuteNonQueryAsync(ct);
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = postgres.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}
