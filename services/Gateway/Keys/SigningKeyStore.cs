using System.Security.Cryptography;
using BizPulse.Data;
using Npgsql;

namespace BizPulse.Gateway.Keys;

internal sealed class SigningKeyStore(NpgsqlDataSource postgres, SecretBox box)
{
    private static readonly Sql All =
        $"select id, private_key, signs_from from gateway.signing_keys order by signs_from";

    /// <summary>All keys of this secret, oldest first.</summary>
    internal async Task<IReadOnlyList<SigningKey>> ListAsync(CancellationToken ct) =>
        [.. (await postgres.ListAsync(All, Read, ct)).OfType<SigningKey>()];

    /// <summary>
    /// Adds the key that <paramref name="next"/> asks for, seeing all others; it asks for none by answering null.
    /// Instances of the gateway take turns, so that only one of them adds it.
    /// </summary>
    internal async Task AddAsync(Func<IReadOnlyList<SigningKey>, DateTimeOffset?> next, CancellationToken ct)
    {
        await using var connection = await postgres.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await connection.ExecuteAsync($"lock table gateway.signing_keys in share row exclusive mode", ct);
        if (next([.. (await connection.ListAsync(All, Read, ct)).OfType<SigningKey>()]) is { } signsFrom)
            await InsertAsync(connection, signsFrom, ct);
        await transaction.CommitAsync(ct);
    }

    internal Task DeleteAsync(string keyId, CancellationToken ct) =>
        postgres.ExecuteAsync($"delete from gateway.signing_keys where id = {keyId}", ct);

    private SigningKey? Read(Row row)
    {
        var id = row.Get<string>("id");
        if (box.Open(id, row.Get<byte[]>("private_key")) is not { } opened)
            return null;
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(opened, out _);
        return new(id, key, row.Get<DateTimeOffset>("signs_from"));
    }

    private async Task InsertAsync(NpgsqlConnection connection, DateTimeOffset signsFrom, CancellationToken ct)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var id = Guid.CreateVersion7().ToString("N");
        await connection.ExecuteAsync(
            $"insert into gateway.signing_keys (id, private_key, signs_from) values ({id}, {box.Seal(id, key.ExportPkcs8PrivateKey())}, {signsFrom})",
            ct);
    }
}
