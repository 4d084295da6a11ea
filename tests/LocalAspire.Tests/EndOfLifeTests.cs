using System.Diagnostics;
using LocalAspire.Running;

namespace LocalAspire.Tests;

public sealed class EndOfLifeTests
{
    [Fact]
    public async Task A_signal_ends_all_in_reverse_order_within_ten_seconds()
    {
        await using var run = new SampleRun();
        await run.ReadyAsync();
        await Patience.UntilAsync(() => run.Output.Contains("working", StringComparison.Ordinal));

        var watch = Stopwatch.StartNew();
        run.Signal(Posix.Interrupt);

        Assert.Equal(0, await run.ExitAsync());
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
        Assert.Empty(run.Children());
        var output = run.Output;
        Assert.True(output.IndexOf("told to end", StringComparison.Ordinal) is > 0 and var worker
            && worker < output.IndexOf("received fast shutdown request", StringComparison.Ordinal), output);
        Assert.False(File.Exists(Path.Combine(run.Home, "endpoints.json")));
    }

    [Fact]
    public async Task To_end_a_program_that_ends_just_then_is_no_error()
    {
        using var home = new RunHome(Directory.CreateTempSubdirectory("bizpulse-").FullName);
        Directory.CreateDirectory(home.Processes);
        var program = ChildProcess.Start(new ProcessSpec("/bin/sh", ["-c", "exit 3"], home.Path), home, _ => { });

        Assert.Equal(3, await program.Exit.Within());
        await program.StopAsync(TimeSpan.FromSeconds(4)).Within();

        Directory.Delete(home.Path, recursive: true);
    }

    [Fact]
    public async Task No_process_is_left_when_the_host_is_killed()
    {
        await using var run = new SampleRun();
        await run.ReadyAsync();
        await Patience.UntilAsync(() => run.Children().Length >= 4); // Redis, Postgres, the worker and its child

        run.Signal(Posix.Kill);

        await Patience.UntilAsync(() => run.Children().Length == 0);
    }

    [Fact]
    public async Task After_a_kill_the_next_start_takes_over_the_data()
    {
        await using var killed = new SampleRun();
        await killed.ReadyAsync();
        killed.Signal(Posix.Kill);
        await killed.ExitAsync();

        await using var next = new SampleRun(killed.Home);

        await next.ReadyAsync();
    }

    [Fact]
    public async Task A_second_start_says_who_has_the_data()
    {
        await using var first = new SampleRun();
        await first.ReadyAsync();

        await using var second = new SampleRun(first.Home);

        Assert.Equal(1, await second.ExitAsync());
        Assert.Contains($"{first.Home} is in use by another AppHost, process {first.Id}", second.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(first.Home, "endpoints.json")));
    }
}
