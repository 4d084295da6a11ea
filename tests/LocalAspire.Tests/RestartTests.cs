namespace LocalAspire.Tests;

public sealed class RestartTests
{
    [Fact]
    public async Task A_program_that_dies_starts_again()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        using var diary = new Diary();
        builder.AddExecutable("worker", "/bin/sh", ".", "-c", diary.Writes("$$") + "; exec sleep 100");
        await using var app = await builder.BuildAsync();
        await app.StartAsync();
        await Patience.UntilAsync(() => diary.Lines.Count == 1);

        System.Diagnostics.Process.GetProcessById(int.Parse(diary.Lines[0])).Kill();

        await Patience.UntilAsync(() => diary.Lines.Count == 2);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("worker").Within();
    }

    [Fact]
    public async Task A_killed_engine_comes_back_on_its_port_with_its_data()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddPostgres("postgres").AddDatabase("shop");
        await using var app = await builder.BuildAsync();
        await app.StartAsync();
        await app.ResourceNotifications.WaitForResourceHealthyAsync("shop").Within();
        await using var source = Npgsql.NpgsqlDataSource.Create((await app.GetConnectionStringAsync("shop"))!);
        await source.CreateCommand("create table kept as select 42 as answer").ExecuteNonQueryAsync();

        await app.ResourceCommands.ExecuteCommandAsync("postgres", KnownResourceCommands.RestartCommand).Within();
        await app.ResourceNotifications.WaitForResourceHealthyAsync("shop").Within();

        source.Clear();
        Assert.Equal(42, await source.CreateCommand("select answer from kept").ExecuteScalarAsync());
    }

    /// <summary>Many of them, so that some end just while their health is asked for: that alone is no reason to give up.</summary>
    [Fact]
    public async Task Programs_that_never_come_up_are_given_up_with_their_last_words()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        var names = Enumerable.Range(0, 30).Select(number => $"broken{number}").ToArray();
        foreach (var name in names)
            builder.AddExecutable(name, "/bin/sh", ".", "-c", "echo no such setting; exit 7").WithHttpEndpoint().WithHttpHealthCheck("/health");
        await using var app = await builder.BuildAsync();
        await app.StartAsync();

        foreach (var name in names)
        {
            var failed = await Assert.ThrowsAsync<DistributedApplicationException>(
                () => app.ResourceNotifications.WaitForResourceHealthyAsync(name).Within());
            Assert.Contains("4 times: exit code 7: no such setting", failed.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Stop_and_start_are_commands()
    {
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddExecutable("worker", "sleep", ".", "100");
        await using var app = await builder.BuildAsync();
        await app.StartAsync();
        await app.ResourceNotifications.WaitForResourceHealthyAsync("worker").Within();

        await app.ResourceCommands.ExecuteCommandAsync("worker", KnownResourceCommands.StopCommand).Within();
        await app.ResourceNotifications.WaitForResourceAsync("worker", KnownResourceStates.Exited).Within();
        await app.ResourceCommands.ExecuteCommandAsync("worker", KnownResourceCommands.StartCommand).Within();

        await app.ResourceNotifications.WaitForResourceHealthyAsync("worker").Within();
    }
}
