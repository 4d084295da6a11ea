namespace LocalAspire.Tests;

public sealed class StartOrderTests
{
    [Fact]
    public async Task A_resource_starts_when_what_it_waits_for_is_healthy_or_has_ended_well()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        using var diary = new Diary();
        var redis = builder.AddRedis("redis");
        var job = builder.AddExecutable("job", "/bin/sh", ".", "-c", diary.Writes("job")).WaitFor(redis);
        builder.AddExecutable("worker", "/bin/sh", ".", "-c", diary.Writes("worker") + "; exec sleep 100").WaitForCompletion(job);
        await using var app = await builder.BuildAsync();

        await app.StartAsync();
        await Patience.UntilAsync(() => diary.Lines.Count == 2);

        Assert.Equal(["job", "worker"], diary.Lines);
        await app.ResourceNotifications.WaitForResourceAsync("job", KnownResourceStates.Finished).Within();
    }

    [Fact]
    public async Task What_waits_for_a_job_that_fails_does_not_start()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        var job = builder.AddExecutable("job", "/bin/sh", ".", "-c", "echo the disk is on fire; exit 3");
        builder.AddExecutable("worker", "sleep", ".", "100").WaitForCompletion(job);
        await using var app = await builder.BuildAsync();

        await app.StartAsync();
        var failed = await Assert.ThrowsAsync<DistributedApplicationException>(
            () => app.ResourceNotifications.WaitForResourceHealthyAsync("worker").Within());

        Assert.Contains("the disk is on fire", failed.Message, StringComparison.Ordinal);
        await app.ResourceNotifications.WaitForResourceAsync("worker", KnownResourceStates.FailedToStart).Within();
    }

    [Fact]
    public async Task An_explicit_start_waits_for_the_command()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddExecutable("tool", "sleep", ".", "100").WithExplicitStart();
        builder.AddExecutable("other", "sleep", ".", "100");
        await using var app = await builder.BuildAsync();
        await app.StartAsync();
        await app.ResourceNotifications.WaitForResourceHealthyAsync("other").Within();
        await app.ResourceNotifications.WaitForResourceAsync("tool", KnownResourceStates.NotStarted).Within();

        Assert.True((await app.ResourceCommands.ExecuteCommandAsync("tool", KnownResourceCommands.StartCommand)).Success);

        await app.ResourceNotifications.WaitForResourceHealthyAsync("tool").Within();
    }
}
