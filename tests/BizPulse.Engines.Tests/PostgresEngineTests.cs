using Npgsql;

namespace BizPulse.Engines.Tests;

public sealed class PostgresEngineTests
{
    private const string Password = "secret";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_server_has_its_database_empty_and_in_utf8()
    {
        using var folder = new Folder();
        var engine = Engine(folder);
        await using var running = await RunningEngine.StartAsync(engine, Ct);
        await using var database = Database(engine);

        await database.CreateCommand("create table t (x text); insert into t values ('Grüße')")
            .ExecuteNonQueryAsync(Ct);

        Assert.Equal("Grüße", await database.CreateCommand("select x from t").ExecuteScalarAsync(Ct));
        Assert.Equal("UTF8", await database.CreateCommand("show server_encoding").ExecuteScalarAsync(Ct));
    }

    [Fact]
    public async Task A_server_left_behind_gives_way_to_the_next_start_and_its_data_stay()
    {
        using var folder = new Folder();
        var engine = Engine(folder);
        await using var leftBehind = await RunningEngine.StartAsync(engine, Ct);
        await using var database = Database(engine);
        await database.CreateCommand("create table kept as select 42 as answer").ExecuteNonQueryAsync(Ct);

        await using var next = await RunningEngine.StartAsync(engine, Ct);

        database.Clear();
        Assert.Equal(42, await database.CreateCommand("select answer from kept").ExecuteScalarAsync(Ct));
    }

    [Fact]
    public async Task It_ends_at_once_although_somebody_is_connected()
    {
        using var folder = new Folder();
        var engine = Engine(folder);
        var running = await RunningEngine.StartAsync(engine, Ct);
        await using var database = Database(engine);
        await using var connection = await database.OpenConnectionAsync(Ct);

        await running.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(9), Ct); // by force after ten
    }

    [Fact]
    public async Task Data_of_another_version_are_refused_with_what_to_do()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.At("data"));
        await File.WriteAllTextAsync(Path.Combine(folder.At("data"), "PG_VERSION"), "17\n", Ct);

        var refusal = await Assert.ThrowsAsync<EngineException>(() => RunningEngine.StartAsync(Engine(folder), Ct));

        Assert.Contains(
            "written by Postgres 17, this is Postgres 18. Restore a backup", refusal.Message, StringComparison.Ordinal);
    }

    private static PostgresEngine Engine(Folder folder) =>
        new(FreePorts.Next(), folder.At("data"), Password, "shop", isDisposable: true);

    private static NpgsqlDataSource Database(PostgresEngine engine) => NpgsqlDataSource.Create(
        $"Host=127.0.0.1;Port={engine.Port};Username={PostgresEngine.Owner};Password={Password};Database=shop");
}
