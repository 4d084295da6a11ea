using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace BizPulse.Engines.Tests;

public sealed class HomeTests
{
    private const UnixFileMode ForOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode PassThrough = UnixFileMode.OtherExecute; // to the data of Postgres, for root's systems

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_start_is_told_who_has_the_home()
    {
        using var folder = new Folder();
        using var first = new Home(folder.Path);
        await first.TakeAsync(Ct);
        using var second = new Home(folder.Path);

        var refusal = await Assert.ThrowsAsync<EngineException>(() => second.TakeAsync(Ct));

        Assert.Contains(
            $"{folder.Path} is in use by another AppHost, process {Environment.ProcessId}", refusal.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_home_that_was_left_can_be_taken_again()
    {
        using var folder = new Folder();
        using (var first = new Home(folder.Path))
            await first.TakeAsync(Ct);

        using var second = new Home(folder.Path);
        await second.TakeAsync(Ct);
    }

    [Fact]
    public async Task Nobody_else_reads_what_lies_in_a_home_or_comes_into_it()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder.At("data/kafka"), (UnixFileMode)0b111_101_101);
        await File.WriteAllTextAsync(folder.At("ports.json"), "{}", Ct);
        File.SetUnixFileMode(folder.At("ports.json"), (UnixFileMode)0b110_100_100);

        using var home = new Home(folder.Path);
        await home.TakeAsync(Ct);
        const string Part = "mkdir -p logs data/kafka/new; echo > data/kafka/new/segment";
        using (var part = Start(Part, workingFolder: folder.Path))
            await part.WaitForExitAsync(Ct);

        Assert.True(File.Exists(folder.At("data/kafka/new/segment")));
        foreach (var entry in Directory.GetFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories))
            Assert.True((File.GetUnixFileMode(entry) & ~ForOwner) is 0 or PassThrough, entry);
        Assert.Equal((UnixFileMode)0, File.GetUnixFileMode(folder.At("data/kafka")) & ~ForOwner);
    }

    [Fact]
    public async Task What_an_earlier_run_left_behind_is_ended_and_strangers_are_not()
    {
        using var folder = new Folder();
        using var marked = Start("sleep 100", folder.Path);
        using var untitled = Start(
            "unset BIZPULSE_SYSTEM; exec sleep 100",
            workingFolder: Directory.CreateDirectory(folder.At("data/redis")).FullName);
        using var stranger = Start("exec sleep 100", "/tmp/another-home");

        using (var home = new Home(folder.Path))
            await home.TakeAsync(Ct);

        await marked.WaitForExitAsync(Ct);
        await untitled.WaitForExitAsync(Ct);
        Assert.False(stranger.HasExited);
        stranger.Kill();
    }

    [Fact]
    public void Secrets_stay_differ_and_are_for_their_owner_alone()
    {
        using var folder = new Folder();

        var one = new Home(folder.Path).Secret("one");

        Assert.Matches("^[A-Za-z0-9]{32}$", one);
        Assert.Equal(one, new Home(folder.Path).Secret("one"));
        Assert.NotEqual(one, new Home(folder.Path).Secret("other"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.At("secrets.json")));
    }

    [Fact]
    public void A_port_stays_until_somebody_else_takes_it()
    {
        using var folder = new Folder();
        var port = new Home(folder.Path).Port("kafka");
        Assert.Equal(port, new Home(folder.Path).Port("kafka"));

        using var other = new TcpListener(IPAddress.Loopback, port);
        other.Start();

        Assert.NotEqual(port, new Home(folder.Path).Port("kafka"));
    }

    private static Process Start(string script, string home = "", string workingFolder = "/")
    {
        var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"echo started; {script}"])
        {
            Environment = { [Home.Mark] = home },
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = true,
        })!;
        process.StandardOutput.ReadLine(); // its environment is its own by now
        return process;
    }
}
