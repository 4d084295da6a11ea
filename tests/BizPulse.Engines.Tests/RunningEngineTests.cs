using System.Diagnostics;

namespace BizPulse.Engines.Tests;

public sealed class RunningEngineTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_engine_that_does_not_come_up_is_given_up_with_its_last_words()
    {
        using var folder = new Folder();

        var failure = await Assert.ThrowsAsync<EngineException>(
            () => RunningEngine.StartAsync(new Script("echo no such setting >&2; exit 7", folder.Path), Ct));

        Assert.Contains("no such setting", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redis_wants_its_password()
    {
        using var folder = new Folder();
        var redis = new RedisEngine(FreePorts.Next(), folder.At("redis"), "secret");
        await using var running = await RunningEngine.StartAsync(redis, Ct);

        Assert.True(await redis.IsHealthyAsync(Ct));
        Assert.False(await new RedisEngine(redis.Port, redis.Folder, "wrong").IsHealthyAsync(Ct));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(Path.Combine(redis.Folder, "redis.conf")));
    }

    [Fact]
    public async Task A_killed_broker_comes_up_again_on_its_folder()
    {
        using var folder = new Folder();
        var kafka = new KafkaEngine(FreePorts.Next(), folder.At("kafka"));
        await using (await RunningEngine.StartAsync(kafka, Ct))
            KillAllIn(kafka.Folder);

        await using var again = await RunningEngine.StartAsync(kafka, Ct);

        Assert.True(await kafka.IsHealthyAsync(Ct));
    }

    private static void KillAllIn(string folder)
    {
        foreach (var process in Process.GetProcesses().Where(
            process => new DirectoryInfo($"/proc/{process.Id}/cwd").LinkTarget == folder))
            process.Kill();
    }

    private sealed class Script(string text, string folder) : Engine(0, folder)
    {
        public override EngineCommand Command => new("/bin/sh", ["-c", text], Folder);

        public override Task PrepareAsync(Action<string> log, CancellationToken ct) => Task.CompletedTask;

        public override Task<bool> IsHealthyAsync(CancellationToken ct) => Task.FromResult(false);
    }
}
