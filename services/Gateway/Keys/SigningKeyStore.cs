using System.Security.Cryptography;
using Npgsql;

namespace BizPulse.Gateway.Keys;

internal sealed class SigningKeyStore(NpgsqlDataSource postgres, SecretBox box)
{
    /// <summary>All keys, oldest first.</summary>
    internal async Task<IReadOnlyList<SigningKey>> ListAsync(CancellationToken ct)
    {
        await using var connection = await postgres.OpenConnectionAsync(ct);
        return await ListAsync(connection, ct);
    }

    /// <summary>
    /// Adds the key that <paramref name="next"/> asks for, seeing all others; it asks for none by answering null. Instances of the
    /// gateway take turns, so that only one of them adds it.
    /// </summary>
    internal async Task AddAsync(Func<IReadOnlyList<SigningKey>, DateTimeOffset?> next, CancellationToken ct)
    {
        await using var connection = await postgres.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var turn = new NpgsqlCommand("lock table gateway.signing_keys in share row exclusive mode", connection))
            await turn.ExecuteNonQueryAsync(ct);

        if (next(await ListAsync(connection, ct)) is { } signsFrom)
            await InsertAsync(connection, signsFrom, ct);
        await transaction.CommitAsync(ct);
    }

    internal async Task DeleteAsync(string keyId, CancellationToken ct)
    {
        await using var command = postgres.CreateCommand("delete from gateway.signing_keys where id = $1");
        command.Parameters.Add(new() { Value = keyId });
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<IReadOnlyList<SigningKey>> ListAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select id, private_key, signs_from from gateway.signing_keys order by signs_from", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var keys = new List<SigningKey>();
        while (await reader.ReadAsync(ct))
        {
            var id = reader.GetString(0);
            var key = ECDsa.Create();
            key.ImportPkcs8PrivateKey(box.Open(id, reader.GetFieldValue<byte[]>(1)), out _);
            keys.Add(new(id, key, reader.GetFieldValue<DateTimeOffset>(2)));
        }

        return keys;
    }

    private async Task InsertAsync(NpgsqlConnection connection, DateTimeOffset signsFrom, CancellationToken ct)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var id = Guid.CreateVersion7().ToString("N");
        await using var command = new NpgsqlCommand("insert into gateway.signing_keys (id, private_key, signs_from) values ($1, $2, $3)", connection)
        {
            Parameters = { new() { Value = id }, new() { Value = box.Seal(id, key.ExportPkcs8PrivateKey()) }, new() { Value = signsFrom } },
        };
        await command.ExecuteNonQueryAsync(ct);
    }
}
