using Aspire.Hosting;
using Aspire.Hosting.Testing;
using Npgsql;

namespace BizPulse.Testing;

/// <summary>
/// Real engines for the tests of one assembly: each starts when it is first asked for and ends with the assembly.
/// <code>
/// [assembly: AssemblyFixture(typeof(RealEngines))]
///
/// public sealed class MyTests(RealEngines engines)
/// {
///     [Fact]
///     public async Task Something_real()
///     {
///         await using var database = await engines.NewDatabaseAsync();   // empty, its own, dropped when disposed
///         await using var source = NpgsqlDataSource.Create(database.ConnectionString);
///         var redis = await engines.RedisAsync();                        // "127.0.0.1:port,password=..."
///         var kafka = await engines.KafkaAsync();                        // "127.0.0.1:port"
///     }
/// }
/// </code>
/// Databases are made in a moment, so that each test class, or each test, has its own. Redis and Kafka are shared: use key
/// prefixes, topics and groups with names of your own.
/// </summary>
public sealed class RealEngines : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly Engine _postgres = new("postgres", builder => builder.AddPostgres("postgres"));
    private readonly Engine _redis = new("redis", builder => builder.AddRedis("redis"));
    private readonly Engine _kafka = new("kafka", builder => builder.AddKafka("kafka"));
    private readonly Lock _migratedLock = new();
    private Task<TestDatabase>? _migrated;

    /// <summary>The server's own connection string, as its owner and without a database.</summary>
    public Task<string> PostgresAsync() => _postgres.ConnectionStringAsync();

    /// <summary>A connection string for StackExchange.Redis.</summary>
    public Task<string> RedisAsync() => _redis.ConnectionStringAsync();

    /// <summary>Bootstrap servers.</summary>
    public Task<string> KafkaAsync() => _kafka.ConnectionStringAsync();

    /// <summary>Makes an empty database, or a copy of another one (to which nobody may be connected meanwhile).</summary>
    public async Task<TestDatabase> NewDatabaseAsync(TestDatabase? template = null, CancellationToken cancellationToken = default) =>
        await TestDatabase.CreateAsync(await PostgresAsync(), template, cancellationToken);

    /// <summary>Makes a database with the whole schema and nothing in it; <see cref="MigratedSchema.ConnectionStringOf"/> connects a service to it.</summary>
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

    private sealed class Engine(string name, Action<IDistributedApplicationBuilder> add)
    {
        private readonly Lock _lock = new();
        private Task<DistributedApplication>? _starting;

        internal async Task<string> ConnectionStringAsync()
        {
            lock (_lock)
                _starting ??= StartAsync();
            var application = await _starting;
            return (await application.GetConnectionStringAsync(name))!;
        }

        internal async Task StopAsync()
        {
            if (_starting is not null)
                await (await _starting).DisposeAsync();
        }

        private async Task<DistributedApplication> StartAsync()
        {
            await using var builder = DistributedApplicationTestingBuilder.Create();
            add(builder);
            var application = await builder.BuildAsync();
            await application.StartAsync();
            await application.ResourceNotifications.WaitForResourceHealthyAsync(name).WaitAsync(s_patience);
            return application;
        }
    }
}
