using System.Diagnostics;
using Confluent.Kafka;
using EmbeddedKafka.Tests.Clients;

namespace EmbeddedKafka.Tests;

public sealed class ProcessTests : IDisposable
{
    private static readonly TopicPartition First = new("sales", 0);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TempFolder _folder = new();
    private readonly List<Process> _started = [];

    public void Dispose()
    {
        foreach (var process in _started)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
        _folder.Dispose();
    }

    [Fact]
    public async Task A_broker_says_when_it_is_ready_and_stops_on_a_signal()
    {
        var (broker, servers) = await StartAsync("--data", _folder.Path);
        using (var producer = TestClients.Producer(servers))
            await producer.SendAsync(First, ["x"]);

        using var kill = Process.Start("kill", ["-TERM", $"{broker.Id}"]);
        await broker.WaitForExitAsync().WaitAsync(Patience);

        Assert.Equal(0, broker.ExitCode);
        // closed in good order
        Assert.True(File.Exists(Path.Combine(_folder.Path, "topics", "sales", "0", "00000000000000000000.index")));
    }

    [Fact]
    public async Task A_broker_goes_with_its_parent()
    {
        using var parent = Process.Start("sleep", ["600"]);
        var (broker, _) = await StartAsync("--data", _folder.Path, "--parent-pid", $"{parent.Id}");

        parent.Kill();
        await broker.WaitForExitAsync().WaitAsync(Patience);

        Assert.Equal(0, broker.ExitCode);
    }

    [Theory]
    [InlineData(2, "--data is missing")]
    [InlineData(2, "'--colour' is not an option", "--colour", "red")]
    [InlineData(2, "--port needs a whole number, not 'nine'", "--data", "/tmp/none", "--port", "nine")]
    public async Task A_wrong_command_line_is_explained(int exitCode, string expected, params string[] arguments)
    {
        var (actual, _, errors) = await ClientProcess.TryRunAsync("dotnet", [Program, .. arguments]);

        Assert.Equal(exitCode, actual);
        Assert.StartsWith(expected, errors);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_an_error_and_not_a_different_port()
    {
        await using var other = await TestBroker.StartAsync();

        var (exitCode, _, errors) = await ClientProcess.TryRunAsync(
            "dotnet", [Program, "--data", _folder.Path, "--port", $"{other.Port}"]);

        Assert.Equal(1, exitCode);
        Assert.Contains($"{other.Port}", errors);
    }

    [Fact]
    public async Task Nothing_acknowledged_is_lost_or_doubled_when_the_broker_is_killed()
    {
        var (broker, servers) = await StartAsync("--data", _folder.Path);
        using var producer = TestClients.Producer(servers, config => config.MessageTimeoutMs = 60_000);
        for (var round = 0; round < 3; round++)
        {
            var sending = Enumerable.Range(round * 5_000, 5_000)
                .Select(number => producer.ProduceAsync(First, new Message<string, string> { Value = $"{number}" }))
                .ToList();
            await sending[499].WaitAsync(Patience);

            broker.Kill(); // kill -9
            await broker.WaitForExitAsync();
            (broker, _) = await StartAsync("--data", _folder.Path);
            await Task.WhenAll(sending).WaitAsync(Patience);
        }

        using var consumer = TestClients.Consumer(servers, "readers");
        consumer.Assign(new TopicPartitionOffset(First, Offset.Beginning));
        Assert.Equal(
            Enumerable.Range(0, 15_000).Select(number => $"{number}"),
            consumer.Take(15_000).Select(each => each.Message.Value));
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "EmbeddedKafka.dll");

    private async Task<(Process Broker, string BootstrapServers)> StartAsync(params string[] arguments)
    {
        var broker = Process.Start(
            new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true })!;
        _started.Add(broker);
        var ready = await broker.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        Assert.StartsWith("EmbeddedKafka ready on 127.0.0.1:", ready);
        return (broker, ready!.Split(' ', ',')[3]);
    }
}
