using System.Diagnostics;
using BizPulse.Testing;
using Npgsql;

namespace BizPulse.Ingestion.Tests.Storing;

/// <summary>
/// Postgres without room for another row: the ledger lies on a small disk of its own, which only root can make.
/// </summary>
public sealed class FullDiskTests(RealEngines engines) : IAsyncLifetime
{
    private readonly DirectoryInfo _disk = Directory.CreateTempSubdirectory("bizpulse-disk-");
    private readonly string _space = $"small_{Guid.NewGuid():n}";
    private bool _mounted;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_mounted)
        {
            await ExecuteAsync($"drop tablespace if exists {_space}");
            await RunAsync("umount", "-l", _disk.FullName);
        }
        _disk.Delete(recursive: true);
    }

    [Fact]
    public async Task A_full_disk_is_said_waited_for_and_costs_nothing()
    {
        Assert.SkipUnless(
            Environment.IsPrivilegedProcess && OperatingSystem.IsLinux(), "only root can mount a small disk");
        _mounted = await RunAsync("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", _disk.FullName);
        Assert.SkipUnless(_mounted, "mounting is not allowed here");
        await ExecuteAsync("select 1"); // the server is up, and its folder has an owner
        await RunAsync("chown", "--reference", await DataDirectoryAsync(), _disk.FullName);
        await ExecuteAsync($"create tablespace {_space} location '{_disk.FullName}'");
        await ExecuteAsync($"grant create on tablespace {_space} to public");

        await using (var pipeline = await Pipeline.StartAsync(engines))
        {
            await pipeline.ExecuteAsync($"alter table sales set tablespace {_space}");
            var storing = pipeline.StoreAsync(
                Enumerable.Range(0, 20_000).Select(number => Given.Sale(order: $"O-{number}")));
            await Eventually.ValueAsync(
                () => pipeline.State.WaitsFor, reason => reason == "disk", "the full disk is said");

            Assert.Equal(0, await pipeline.ScalarAsync<long>("select count(*) from sales"));
            Assert.Equal(0, await pipeline.ScalarAsync<long>("select count(*) from dead_letters"));
            await RunAsync("mount", "-o", "remount,size=64m", _disk.FullName);
            var stored = await storing.WaitAsync(TimeSpan.FromMinutes(1), Ct);

            Assert.Equal((20_000, 0, 0), (stored.Events, stored.Duplicates, stored.DeadLetters));
            Assert.Null(pipeline.State.WaitsFor);
            Assert.Equal(20_000, await pipeline.ScalarAsync<long>("select count(*) from sales"));
            await pipeline.AssertConsistentAsync();
        }
    }

    private async Task<string> DataDirectoryAsync() => (string)(await ExecuteAsync("show data_directory"))!;

    private async Task<object?> ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(
            $"{await engines.PostgresAsync()};Database=postgres;Pooling=false");
        await connection.OpenAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(CancellationToken.None);
    }

    private static async Task<bool> RunAsync(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode == 0;
    }
}
