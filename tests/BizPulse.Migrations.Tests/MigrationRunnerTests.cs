using BizPulse.Data;
using BizPulse.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace BizPulse.Migrations.Tests;

public sealed class MigrationRunnerTests(RealEngines engines)
{
    private static readonly Migration _first = new(1, "0001_first", "create table first (id int)");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Services_ask_for_the_newest_version()
    {
        Assert.Equal(SchemaVersion.Required, Migration.All[^1].Version);
        Assert.Equal(Enumerable.Range(1, Migration.All.Count), Migration.All.Select(migration => migration.Version));
    }

    [Fact]
    public async Task Each_migration_is_applied_once()
    {
        await using var database = await engines.NewDatabaseAsync(cancellationToken: Ct);

        await ApplyAsync(database, [_first]);
        await ApplyAsync(database, [_first, new(2, "0002_second", "insert into first values (1)")]);
        await ApplyAsync(database, [_first, new(2, "0002_second", "insert into first values (1)")]);

        Assert.Equal(1L, await ScalarAsync(database.ConnectionString, "select count(*) from first"));
    }

    [Fact]
    public async Task A_file_that_changed_after_it_was_applied_stops_the_runner()
    {
        await using var database = await engines.NewDatabaseAsync(cancellationToken: Ct);
        await ApplyAsync(database, [_first]);

        var refused = await Assert.ThrowsAsync<MigrationRefusedException>(() =>
            ApplyAsync(database, [new(1, "0001_first", "drop table first")]));

        Assert.Contains("0001_first was changed", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_database_is_left_alone()
    {
        await using var database = await engines.NewDatabaseAsync(cancellationToken: Ct);
        await ApplyAsync(database, [_first, new(2, "0002_second", "select 1")]);

        var refused = await Assert.ThrowsAsync<MigrationRefusedException>(() => ApplyAsync(database, [_first]));

        Assert.Contains("at version 2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_nothing_behind()
    {
        await using var database = await engines.NewDatabaseAsync(cancellationToken: Ct);

        await Assert.ThrowsAsync<PostgresException>(() =>
            ApplyAsync(database, [_first, new(2, "0002_second", "create table second (id int); select 1 / 0")]));

        Assert.Equal(1, await ScalarAsync(database.ConnectionString, "select max(version) from migrations.applied"));
        Assert.Equal(DBNull.Value, await ScalarAsync(database.ConnectionString, "select to_regclass('second')::text"));
    }

    [Fact]
    public async Task Two_runners_take_turns()
    {
        await using var database = await engines.NewDatabaseAsync(cancellationToken: Ct);

        await Task.WhenAll(
            ApplyAsync(database, [_first]), ApplyAsync(database, [_first]), ApplyAsync(database, [_first]));

        Assert.Equal(1L, await ScalarAsync(database.ConnectionString, "select count(*) from migrations.applied"));
    }

    [Fact]
    public async Task Orders_stored_before_sources_were_kept_stand_as_of_none_and_a_till_may_repeat_their_number()
    {
        await using var database = await engines.NewDatabaseAsync(cancellationToken: Ct);
        await ApplyAsync(database, [.. Migration.All.Take(15)]);
        await ScalarAsync(database.ConnectionString, """
            insert into ingestion.sales values
                (gen_random_uuid(), '1', 1, now(), '2026-01-01', 'tea', 1, 10, 0, 'GBP', 10, null, 'UK', null, '', '');
            insert into ingestion.order_days values ('2026-01-01', '1', '', '', '', 'UK', 1, 1, 1, 10)
            """);

        await ApplyAsync(database, [.. Migration.All]);
        await ScalarAsync(
            database.ConnectionString,
            "insert into ingestion.order_days values ('2026-01-01', '1', '', '', '', 'UK', 1, 1, 1, 10, 'till')");

        Assert.Equal("", await ScalarAsync(database.ConnectionString, "select source from ingestion.sales"));
        Assert.Equal(
            2L,
            await ScalarAsync(
                database.ConnectionStringOf("analytics"), "select count(distinct order_key) from read.order_days"));
    }

    [Theory]
    [InlineData("analytics")]
    [InlineData("forecast")]
    public async Task Others_read_what_a_service_shows_them_and_neither_its_tables_nor_write_them(string service)
    {
        await using var database = await engines.NewMigratedDatabaseAsync(Ct);
        var other = database.ConnectionStringOf(service);

        Assert.Equal(0L, await ScalarAsync(other, "select count(*) from read.products"));
        string[] refusals =
        [
            "select count(*) from ingestion.sales", "delete from ingestion.sales",
            "insert into ingestion.products (sku) values ('X')", "truncate ingestion.sales_daily",
            "create table ingestion.mine (id int)", "delete from read.products",
        ];
        foreach (var statement in refusals)
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(other, statement));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task Where_stock_lies_that_is_in_no_store_is_asked_with_the_setting_or_not_at_all()
    {
        await using var database = await engines.NewMigratedDatabaseAsync(Ct);
        await ScalarAsync(database.ConnectionString, """
            insert into ingestion.sales_daily (day, sku, store, channel, country, lines, units, returned_units,
                promoted_units, revenue, returned_revenue,
                unconverted) values ('2026-01-01', 'tea', '', 'web', 'UK', 1, 1, 0, 0, 10, 0, 0)
            """);
        var analytics = database.ConnectionStringOf("analytics");
        var told = new NpgsqlConnectionStringBuilder(analytics)
        {
            Options = @"-c bizpulse.default_location=back\ room"
        }.ConnectionString;

        Assert.Equal("back room", await ScalarAsync(told, "select location from read.sales_daily"));
        var untold = await Assert.ThrowsAsync<PostgresException>(() =>
            ScalarAsync(analytics, "select location from read.sales_daily"));
        Assert.Equal(PostgresErrorCodes.UndefinedObject, untold.SqlState);
    }

    [Fact]
    public async Task Nobody_reads_the_gateways_secrets()
    {
        await using var database = await engines.NewMigratedDatabaseAsync(Ct);
        var tables = (string[])(await ScalarAsync(
            database.ConnectionString,
            "select array_agg(tablename::text) from pg_tables where schemaname = 'gateway'"))!;

        foreach (var service in new[] { "ingestion", "analytics", "forecast" })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() =>
                ScalarAsync(database.ConnectionStringOf(service), $"select count(*) from gateway.\"{tables[0]}\""));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    private static async Task ApplyAsync(TestDatabase database, Migration[] migrations)
    {
        await using var postgres = NpgsqlDataSource.Create($"{database.ConnectionString};Pooling=false");
        var runner = new MigrationRunner(
            postgres, new ConfigurationBuilder().Build(), NullLogger<MigrationRunner>.Instance);
        await runner.ApplyAsync(migrations, Ct);
    }

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Ct);
    }
}
