using BizPulse.Engines;
using Npgsql;

namespace BizPulse.Testing;

/// <summary>
/// Real engines for the tests of one assembly: each starts when it is first asked for and ends with the assembly.
/// <code>
/// [assembly: AssemblyFixture(typeof(RealEngines))]
///
/// public sealed class MyTests(RealEngines engines)
/// {
/// [Fact]
/// public async Task Something_real()
/// {
/// await using var database = await engines.NewDatabaseAsync(); // empty, its own, dropped when disposed
/// await using var source = NpgsqlDataSource.Create(database.ConnectionString);
/// var redis = await engines.RedisAsync(); // "127.0.0.1:port,password=..."
/// var kafka = await engines.KafkaAsync(); // "127.0.0.1:port"
/// }
/// }
/// </code>
/// Databases are made in a moment, so that each test class, or each test, has its own. Redis and Kafka are shared: use
/// key
/// prefixes, topics and groups with names of your own.
/// </summary>
public sealed class RealEngines : IAsyncDisposable
{
    private const string Password = "a-password-of-the-tests";

    private readonly Server _postgres = new(
        (port, folder) => new PostgresEngine(port, folder, Password, isDisposable: true),
        port => $"Host=127.0.0.1;Port={port};Username={PostgresEngine.Owner};Password={Password}");

    private readonly Server _redis = new(
        (port, folder) => new RedisEngine(port, folder, Password), port => $"127.0.0.1:{port},password={Password}");
    private readonly Server _kafka = new((port, folder) => new KafkaEngine(port, folder), port => $"127.0.0.1:{port}");
    private readonly Lock _migratedLock = new();
    private Task<TestDatabase>? _migrated;

    /// <summary>The server's own connection string, as its owner and without a database.</summary>
    public Task<string> PostgresAsync() => _postgres.ConnectionStringAsync();

    /// <summary>A connection string for StackExchange.Redis.</summary>
    public Task<string> RedisAsync() => _redis.ConnectionStringAsync();

    /// <summary>Bootstrap servers.</summary>
    public Task<string> KafkaAsync() => _kafka.ConnectionStringAsync();

    /// <summary>
    /// Makes an empty database, or a copy of another one (to which nobody may be connected meanwhile).
    /// </summary>
    public async Task<TestDatabase> NewDatabaseAsync(
        TestDatabase? template = null, CancellationToken cancellationToken = default) =>
        await TestDatabase.CreateAsync(await PostgresAsync(), template, cancellationToken);

    /// <summary>
    /// Makes a database with the whole schema and nothing in it; <see cref="MigratedSchema.ConnectionStringOf"/>
    /// connects a service to it.
    /// </summary>
    public async Task<TestDatabase> NewMigratedDatabaseAsync(CancellationToken cancellationToken = default)
    {
        lock (_migratedLock)
            _migrated ??= MigrateAsync();
        return await NewDatabaseAsync(await _migrated, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await Task.WhenAll(_postgres.StopAsync(), _redis.StopAsync(), _kafka.StopAsync());
    }

    private async Task<TestDatabase> MigrateAsync()
    {
        var database = await NewDatabaseAsync();
        await MigratedSchema.ApplyAsync(database);
        return database;
    }

    private sealed class Server(Func<int, string, Engine> engine, Func<int, string> connectionString)
    {
        private readonly int _port = FreePorts.Next();
        private readonly Lock _lock = new();
        private Task<RunningEngine>? _starting;
        private string? _folder;

        internal async Task<string> ConnectionStringAsync()
        {
            lock (_lock)
                _starting ??= StartAsync();
            await _starting;
            return connectionString(_port);
        }

        internal async Task StopAsync()
        {
            if (_starting is null)
                return;
            await (await _starting).DisposeAsync();
            Directory.Delete(_folder!, recursive: true);
        }

        private Task<RunningEngine> StartAsync()
        {
            _folder = Directory.CreateTempSubdirectory("bizpulse-").FullName;
            return RunningEngine.StartAsync(engine(_port, Path.Combine(_folder, "data")));
        }
    }
}
