using System.Diagnostics;
using BizPulse.Testing;
using Npgsql;

[assembly: AssemblyFixture(typeof(RealEngines))]

namespace LocalAspire.Tests;

public sealed class RealEnginesTests(RealEngines engines, ITestOutputHelper output)
{
    [Fact]
    public async Task A_fresh_database_is_empty_utf8_and_its_own()
    {
        var watch = Stopwatch.StartNew();
        await engines.PostgresAsync();
        output.WriteLine($"server after {watch.ElapsedMilliseconds} ms");
        await using var one = await engines.NewDatabaseAsync();
        await using var other = await engines.NewDatabaseAsync();
        output.WriteLine($"two databases after {watch.ElapsedMilliseconds} ms");
        await using var source = NpgsqlDataSource.Create(one.ConnectionString);

        await source.CreateCommand("create table t (x text); insert into t values ('Grüße')").ExecuteNonQueryAsync();

        await using var otherSource = NpgsqlDataSource.Create(other.ConnectionString);
        Assert.Equal(0L, await otherSource.CreateCommand("select count(*) from pg_tables where tablename = 't'").ExecuteScalarAsync());
        Assert.Equal("UTF8", await source.CreateCommand("show server_encoding").ExecuteScalarAsync());
    }

    [Fact]
    public async Task Redis_is_there()
    {
        Assert.Matches(@"^127\.0\.0\.1:\d+,password=\w{22}$", await engines.RedisAsync());
    }
}
