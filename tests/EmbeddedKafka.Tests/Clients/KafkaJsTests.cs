using System.Text.Json;

namespace EmbeddedKafka.Tests.Clients;

public sealed class KafkaJsTests
{
    [Fact]
    public async Task Kafkajs_sends_reads_and_manages()
    {
        var project = ClientProcess.Source("kafkajs");
        await InstallAsync(project);
        await using var broker = await TestBroker.StartAsync();

        using var seen = JsonDocument.Parse(
            await ClientProcess.RunAsync("node", ["client.js", broker.BootstrapServers], folder: project));

        Assert.Equal(
            """{"distinct":300,"wrong":[],"group":["Stable",1],"committed":300,"offsets":["100","100","100"],"cluster":1,"left":[]}""",
            seen.RootElement.GetRawText());
    }

    private static async Task InstallAsync(string project)
    {
        await ClientProcess.RequireAsync("npm", ["--version"], "npm is not installed");
        if (Directory.Exists(Path.Combine(project, "node_modules", "kafkajs")))
            return;
        var (exitCode, _, errors) = await ClientProcess.TryRunAsync(
            "npm", ["ci", "--no-audit", "--no-fund"], folder: project);
        Assert.SkipUnless(exitCode == 0, $"kafkajs cannot be installed: {errors}");
    }
}
