using System.Text.Json;

namespace EmbeddedKafka.Tests.Clients;

public sealed class PythonTests
{
    private const string Python = "/usr/bin/python3"; // the system's own, for which Debian packages its modules

    [Fact]
    public async Task Python_sends_reads_and_manages()
    {
        await ClientProcess.RequireAsync(
            Python, ["-c", "import kafka"], "python3-kafka is not installed (Debian: apt-get install python3-kafka)");
        await using var broker = await TestBroker.StartAsync();

        using var seen = JsonDocument.Parse(
            await ClientProcess.RunAsync(Python, [ClientProcess.Source("python_client.py"), broker.BootstrapServers]));

        Assert.Equal(
            """{"highest_offset": 99, "distinct": 300, "wrong": [], "partitions": 3, "end": 100, "by_time": true, "groups": [["pythons", "consumer"]], "committed": 300, "left": []}""",
            seen.RootElement.GetRawText());
    }
}
