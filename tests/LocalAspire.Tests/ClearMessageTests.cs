using System.Net;
using System.Net.Sockets;

namespace LocalAspire.Tests;

public sealed class ClearMessageTests
{
    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        await using var run = new SampleRun(args: [$"--Sample:Port={port}"]);

        Assert.Equal(1, await run.ExitAsync());
        Assert.Contains($"Port {port}, which 'door' listens on, is in use", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_engine_is_named_with_the_package_that_has_it()
    {
        var tools = Directory.CreateTempSubdirectory();
        foreach (var tool in (string[])["sh", "perl", "sleep", "rm", "setpriv", "dotnet", "npm"])
        {
            if (Running.Programs.Find(tool) is { } program)
                File.CreateSymbolicLink(Path.Combine(tools.FullName, tool), program);
        }

        await using var run = new SampleRun(path: tools.FullName);

        Assert.Equal(1, await run.ExitAsync());
        Assert.Contains("apt install redis-server", run.Output, StringComparison.Ordinal);
        tools.Delete(recursive: true);
    }

    [Fact]
    public async Task Data_of_another_Postgres_is_refused()
    {
        var home = Directory.CreateTempSubdirectory();
        var data = home.CreateSubdirectory("data").CreateSubdirectory("postgres");
        await File.WriteAllTextAsync(Path.Combine(data.FullName, "PG_VERSION"), "14\n");

        await using var run = new SampleRun(home.FullName);

        Assert.Equal(1, await run.ExitAsync());
        Assert.Contains("was written by Postgres 14, this is Postgres 18", run.Output, StringComparison.Ordinal);
        home.Delete(recursive: true);
    }
}
