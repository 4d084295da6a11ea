using Npgsql;

namespace BizPulse.Testing;

/// <summary>A database that lasts as long as the test that asked for it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _server;
    private readonly string _name;

    private TestDatabase(string server, string name)
    {
        _server = server;
        _name = name;
    }

    /// <summary>As the server's owner.</summary>
    public string ConnectionString => $"{_server};Database={_name};Maximum Pool Size=20";

    /// <summary>As another role, for instance to see that it is refused something.</summary>
    public string ConnectionStringOf(string role, string password) =>
        new NpgsqlConnectionStringBuilder(ConnectionString) { Username = role, Password = password }.ConnectionString;

    internal static async Task<TestDatabase> CreateAsync(
        string server, TestDatabase? template, CancellationToken cancellationToken)
    {
        var database = new TestDatabase(server, $"test_{Guid.NewGuid():n}");
        var source = template is null ? "template1" : template._name;
        await ExecuteAsync(server, $"create database {database._name} template {source}", cancellationToken);
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        await ExecuteAsync(_server, $"drop database if exists {_name} with (force)", CancellationToken.None);
    }

    private static async Task ExecuteAsync(string server, string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection($"{server};Database=postgres;Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
