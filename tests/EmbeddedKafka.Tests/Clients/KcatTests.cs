using System.Text.Json;

namespace EmbeddedKafka.Tests.Clients;

public sealed class KcatTests
{
    [Fact]
    public async Task Kcat_lists_the_broker_and_its_topics()
    {
        await using var broker = await StartAsync();
        await KcatAsync(broker, "", "-L", "-t", "sales");

        using var metadata = JsonDocument.Parse(await KcatAsync(broker, "", "-L", "-J"));

        Assert.Equal(
            broker.BootstrapServers, metadata.RootElement.GetProperty("brokers")[0].GetProperty("name").GetString());
        var topic = metadata.RootElement.GetProperty("topics").EnumerateArray().Single();
        Assert.Equal(
            ("sales", 4), (topic.GetProperty("topic").GetString(), topic.GetProperty("partitions").GetArrayLength()));
    }

    [Fact]
    public async Task Kcat_sends_and_receives_keys_values_and_headers()
    {
        await using var broker = await StartAsync();

        await KcatAsync(
            broker, "sku-1=two apples\nsku-2=three pears\n", "-P", "-t", "sales", "-p", "1", "-K", "=", "-H",
            "source=till", "-X", "acks=all");
        var received = await KcatAsync(broker, "", "-C", "-t", "sales", "-p", "1", "-e", "-q", "-f", "%o %k %s %h\n");

        Assert.Equal("0 sku-1 two apples source=till\n1 sku-2 three pears source=till\n", received);
    }

    [Fact]
    public async Task Kcat_reads_in_a_group_from_where_it_stopped()
    {
        await using var broker = await StartAsync();
        await KcatAsync(broker, "a\nb\nc\n", "-P", "-t", "sales", "-p", "0");
        string[] read = ["-G", "readers", "-q", "-X", "auto.offset.reset=earliest", "sales"];

        Assert.Equal("a\nb\n", await KcatAsync(broker, "", ["-c", "2", .. read]));
        Assert.Equal("c\n", await KcatAsync(broker, "", ["-c", "1", .. read]));
    }

    [Fact]
    public async Task Kcat_finds_an_offset_by_its_time()
    {
        await using var broker = await StartAsync();
        await KcatAsync(broker, "a\n", "-P", "-t", "sales", "-p", "0");
        var afterwards = DateTimeOffset.UtcNow.AddMinutes(1).ToUnixTimeMilliseconds();

        Assert.Contains("offset 0", await KcatAsync(broker, "", "-Q", "-t", "sales:0:1"));
        Assert.Contains("offset -1", await KcatAsync(broker, "", "-Q", "-t", $"sales:0:{afterwards}"));
    }

    private static async Task<TestBroker> StartAsync()
    {
        await ClientProcess.RequireAsync("kcat", ["-V"], "kcat is not installed (Debian: apt-get install kcat)");
        return await TestBroker.StartAsync();
    }

    private static Task<string> KcatAsync(TestBroker broker, string input, params string[] arguments) =>
        ClientProcess.RunAsync("kcat", ["-b", broker.BootstrapServers, .. arguments], input);
}
