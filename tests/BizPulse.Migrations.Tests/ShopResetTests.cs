using BizPulse.Testing;
using Npgsql;

namespace BizPulse.Migrations.Tests;

public sealed class ShopResetTests(RealEngines engines)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_shop_is_empty_and_what_is_not_the_shops_stays()
    {
        await using var database = await engines.NewMigratedDatabaseAsync(Ct);
        await using var postgres = NpgsqlDataSource.Create($"{database.ConnectionString};Pooling=false");
        await ExecuteAsync(postgres, """
            insert into ingestion.products (sku, name) values ('CUP', 'Cup');
            insert into ingestion.fx_rates (currency, day, rate) values ('EUR', '2026-01-01', 0.85);
            insert into ingestion.consumer_offsets (topic, partition, next_offset) values ('sales.v1', 0, 7);
            insert into ingestion.partition_status (topic, partition, log_end, owner, seen_at)
                values ('sales.v1', 0, 7, 'a', now());
            insert into forecast.forecast_heads (level, measure, key, version) values ('product', 'units', 'CUP', 1);
            update ingestion.data_version set version = 41;
            """);

        await new ShopReset(postgres).RunAsync(Ct);

        Assert.Equal(0L, await ScalarAsync(postgres, "select count(*) from ingestion.products"));
        Assert.Equal(0L, await ScalarAsync(postgres, "select count(*) from forecast.forecast_heads"));
        Assert.Equal(42L, await ScalarAsync(postgres, "select version from ingestion.data_version"));
        Assert.Equal(1L, await ScalarAsync(postgres, "select count(*) from ingestion.fx_rates"));
        Assert.Equal(7L, await ScalarAsync(postgres, "select next_offset from ingestion.consumer_offsets"));
    }

    private static async Task ExecuteAsync(NpgsqlDataSource postgres, string sql)
    {
        await using var command = postgres.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }

    private static async Task<object?> ScalarAsync(NpgsqlDataSource postgres, string sql)
    {
        await using var command = postgres.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Ct);
    }
}
