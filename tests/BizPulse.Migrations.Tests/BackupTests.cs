using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BizPulse.Migrations.Backups;
using BizPulse.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace BizPulse.Migrations.Tests;

public sealed class BackupTests(RealEngines engines) : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.bizpulse");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task A_backup_made_while_sales_arrive_is_of_one_moment()
    {
        await using var database = await engines.NewMigratedDatabaseAsync(Ct);
        await using var postgres = NpgsqlDataSource.Create(database.ConnectionString);
        await using var copy = await engines.NewMigratedDatabaseAsync(Ct);
        await using var restored = NpgsqlDataSource.Create($"{copy.ConnectionString};Pooling=false");
        await ExecuteAsync(postgres, "insert into ingestion.consumer_offsets values ('sales.v1', 0, 0)");
        using var stop = new CancellationTokenSource();

        var selling = SellAsync(postgres, stop.Token);
        await Eventually.ValueAsync(() => CountAsync(postgres, "sales"), count => count >= 20, "20 sales are stored");
        await new Backup(postgres).WriteAsync(_file, Ct);
        await stop.CancelAsync();
        await selling;
        await RestoreAsync(restored);

        var sales = await CountAsync(restored, "sales");
        Assert.InRange(sales, 20, await CountAsync(postgres, "sales"));
        Assert.Equal(sales, await CountAsync(restored, "products"));
        Assert.Equal(sales, await ScalarAsync(restored, "select next_offset from ingestion.consumer_offsets"));
    }

    [Fact]
    public async Task A_restored_database_holds_what_was_saved_and_goes_on()
    {
        await using var database = await engines.NewMigratedDatabaseAsync(Ct);
        await using var postgres = NpgsqlDataSource.Create($"{database.ConnectionString};Pooling=false");
        await ExecuteAsync(postgres, "insert into ingestion.products (sku, name) values ('CUP', 'Cup')");
        await ExecuteAsync(postgres, "insert into ingestion.pipeline_incidents (kind, detail) values ('a', 'b')");
        await new Backup(postgres).WriteAsync(_file, Ct);

        await ExecuteAsync(
            postgres, "update ingestion.products set name = 'Broken'; delete from ingestion.pipeline_incidents");
        await RestoreAsync(postgres);
        await ExecuteAsync(postgres, "insert into ingestion.pipeline_incidents (kind, detail) values ('c', 'd')");

        Assert.Equal("Cup", await ScalarAsync(postgres, "select name from ingestion.products"));
        Assert.Equal(2L, await ScalarAsync(postgres, "select max(id) from ingestion.pipeline_incidents"));
        await using var other = NpgsqlDataSource.Create(database.ConnectionStringOf("analytics"));
        Assert.Equal("Cup", await ScalarAsync(other, "select name from read.products"));
    }

    [Fact]
    public async Task Every_sequence_stands_where_it_stood()
    {
        await using var database = await engines.NewMigratedDatabaseAsync(Ct);
        await using var postgres = NpgsqlDataSource.Create($"{database.ConnectionString};Pooling=false");
        var services = string.Join(", ", ServiceRole.All.Select(role => $"'{role.Service}'"));
        await ExecuteAsync(
            postgres,
            $"select setval(format('%I.%I', schemaname, sequencename), 100 + length(sequencename)) from pg_sequences where schemaname in ({services})");
        var stand = $"select string_agg(format('%s.%s %s', schemaname, sequencename, last_value), ', ' order by 1) from pg_sequences where schemaname in ({services})";
        var saved = await ScalarAsync(postgres, stand);
        await new Backup(postgres).WriteAsync(_file, Ct);

        await RestoreAsync(postgres);

        Assert.Contains("forecast.forecast_versions 117", (string)saved!, StringComparison.Ordinal);
        Assert.Equal(saved, await ScalarAsync(postgres, stand));
    }

    [Fact]
    public async Task A_forecast_after_a_restore_is_newer_than_those_that_were_saved()
    {
        await using var database = await engines.NewMigratedDatabaseAsync(Ct);
        await using var postgres = NpgsqlDataSource.Create($"{database.ConnectionString};Pooling=false");
        for (var i = 0; i < 3; i++)
            await ForecastAsync(postgres);
        await new Backup(postgres).WriteAsync(_file, Ct);

        await RestoreAsync(postgres);
        await ForecastAsync(postgres);

        Assert.Equal("1, 2, 3, 4", await ScalarAsync(postgres, Versions));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(11)]
    public async Task A_backup_without_sequences_goes_on_after_the_largest_values_in_it(int schemaVersion)
    {
        await using var database = await engines.NewDatabaseAsync(cancellationToken: Ct);
        await using var postgres = NpgsqlDataSource.Create($"{database.ConnectionString};Pooling=false");
        await RunnerOf(postgres).ApplyAsync([.. Migration.All.Take(schemaVersion)], Ct);
        for (var i = 0; i < 3; i++)
            await ForecastAsync(postgres);
        await ExecuteAsync(
            postgres, "insert into ingestion.pipeline_incidents (kind, detail) values ('a', 'b'), ('c', 'd')");
        await new Backup(postgres).WriteAsync(_file, Ct);
        await ForgetSequencesAsync();

        await RestoreAsync(postgres);
        await ForecastAsync(postgres);
        await ExecuteAsync(postgres, "insert into ingestion.pipeline_incidents (kind, detail) values ('e', 'f')");

        Assert.Equal("1, 2, 3, 4", await ScalarAsync(postgres, Versions));
        Assert.Equal(3L, await ScalarAsync(postgres, "select max(id) from ingestion.pipeline_incidents"));
    }

    [Fact]
    public async Task What_is_no_backup_is_refused_and_nothing_is_touched()
    {
        await using var database = await engines.NewMigratedDatabaseAsync(Ct);
        await using var postgres = NpgsqlDataSource.Create($"{database.ConnectionString};Pooling=false");
        await File.WriteAllTextAsync(_file, "not a backup", Ct);

        await Assert.ThrowsAsync<MigrationRefusedException>(() => RestoreAsync(postgres));

        Assert.Equal(0L, await CountAsync(postgres, "sales"));
    }

    [Fact]
    public async Task A_damaged_part_is_named_and_nothing_is_touched()
    {
        await using var database = await engines.NewMigratedDatabaseAsync(Ct);
        await using var postgres = NpgsqlDataSource.Create($"{database.ConnectionString};Pooling=false");
        await ExecuteAsync(postgres, "insert into ingestion.products (sku, name) values ('CUP', 'A large cup')");
        await new Backup(postgres).WriteAsync(_file, Ct);
        await ExecuteAsync(postgres, "update ingestion.products set name = 'Newer'");
        var bytes = await File.ReadAllBytesAsync(_file, Ct);
        var local = bytes.AsSpan().IndexOf("ingestion.products.copy"u8);
        bytes[local + 40] ^= 1;
        await File.WriteAllBytesAsync(_file, bytes, Ct);

        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => RestoreAsync(postgres));

        Assert.StartsWith($"{_file} is damaged", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("Newer", await ScalarAsync(postgres, "select name from ingestion.products"));
    }

    [Fact]
    public async Task Whichever_bit_flips_a_backup_is_refused_or_still_holds_what_was_saved()
    {
        await using var database = await engines.NewMigratedDatabaseAsync(Ct);
        await using var postgres = NpgsqlDataSource.Create($"{database.ConnectionString};Pooling=false");
        await ExecuteAsync(postgres, "insert into ingestion.products (sku, name) values ('CUP', 'A large cup')");
        await new Backup(postgres).WriteAsync(_file, Ct);
        var bytes = await File.ReadAllBytesAsync(_file, Ct);
        var saved = await ContentAsync();

        var refused = 0;
        for (var at = 0; at < bytes.Length; at += 7)
        {
            var bit = (byte)(1 << (at % 8));
            bytes[at] ^= bit;
            await File.WriteAllBytesAsync(_file, bytes, Ct);
            bytes[at] ^= bit;
            try
            {
                Assert.Equal(saved, await ContentAsync());
            }
            catch (MigrationRefusedException)
            {
                refused++;
            }
        }

        Assert.True(refused > bytes.Length / 7 / 2, $"{refused} of {bytes.Length / 7}");
    }

    /// <summary>What a restore would read of the backup.</summary>
    private async Task<string> ContentAsync()
    {
        var (zip, manifest) = await Restore.OpenAsync(_file, Ct);
        await using var opened = zip;
        var content = new StringBuilder(JsonSerializer.Serialize(manifest));
        foreach (var table in manifest.Tables)
        {
            using var part = new MemoryStream();
            await using var entry = await zip.GetEntry(table.Entry)!.OpenAsync(Ct);
            await entry.CopyToAsync(part, Ct);
            content.Append(table.Entry).Append(Convert.ToHexString(part.ToArray()));
        }

        return content.ToString();
    }

    private const string Versions = "select string_agg(version::text, ', ' order by version) from forecast.forecasts";

    private Task RestoreAsync(NpgsqlDataSource postgres) =>
        new Restore(postgres, RunnerOf(postgres)).ReadAsync(_file, Ct);

    private static MigrationRunner RunnerOf(NpgsqlDataSource postgres) =>
        new(postgres, new ConfigurationBuilder().Build(), NullLogger<MigrationRunner>.Instance);

    /// <summary>Makes of the backup one from the time before sequences were saved.</summary>
    private async Task ForgetSequencesAsync()
    {
        await using var zip = await ZipFile.OpenAsync(_file, ZipArchiveMode.Update, Ct);
        var entry = zip.GetEntry(BackupManifest.Entry)!;
        JsonObject manifest;
        await using (var saved = await entry.OpenAsync(Ct))
            manifest = (await JsonNode.ParseAsync(saved, cancellationToken: Ct))!.AsObject();
        manifest.Remove("Sequences");
        entry.Delete();
        await using var changed = await zip.CreateEntry(BackupManifest.Entry).OpenAsync(Ct);
        await JsonSerializer.SerializeAsync(changed, manifest, cancellationToken: Ct);
    }

    /// <summary>The next version of a forecast.</summary>
    private static Task ForecastAsync(NpgsqlDataSource postgres) => ExecuteAsync(postgres, """
        insert into forecast.forecasts
        select 'product', 'units', 'CUP', nextval('forecast.forecast_versions'), current_date, 0, now(), null, 'new',
            'none', '[]', '', null, null, '[]', null,
            0, 0, null, 0, 0, 0, '{}', '{}', '{}', '{}', '{}'
        """);

    /// <summary>A sale, its product and the offset, together or not at all.</summary>
    private static async Task SellAsync(NpgsqlDataSource postgres, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            await ExecuteAsync(postgres, $"""
                begin;
                insert into ingestion.sales values (gen_random_uuid(), 'O', 1, now(), current_date, 'SKU-{i}', 1, 1, 0,
                    'EUR', 1, null, '', null, '', '');
                insert into ingestion.products (sku) values ('SKU-{i}');
                update ingestion.consumer_offsets set next_offset = next_offset + 1;
                commit
                """);
        }
    }

    private static async Task<long> CountAsync(NpgsqlDataSource postgres, string table) =>
        (long)(await ScalarAsync(postgres, $"select count(*) from ingestion.{table}"))!;

    private static async Task<object?> ScalarAsync(NpgsqlDataSource postgres, string sql)
    {
        await using var command = postgres.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Ct);
    }

    private static async Task ExecuteAsync(NpgsqlDataSource postgres, string sql)
    {
        await using var command = postgres.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
