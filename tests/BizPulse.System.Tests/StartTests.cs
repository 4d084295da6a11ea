using System.Net.Http.Json;
using System.Text.Json;

namespace BizPulse.System.Tests;

public sealed class StartTests(RunningSystem system)
{
    [Fact]
    public async Task Every_part_is_healthy()
    {
        var health = await system.Gateway.GetFromJsonAsync<JsonElement>("/api/health");

        Assert.Equal("healthy", health.GetProperty("status").GetString());
        Assert.All(
            health.GetProperty("parts").EnumerateArray(),
            part => Assert.Equal("healthy", part.GetProperty("status").GetString()));
    }

    [Fact]
    public void Every_resource_is_in_the_state_it_should_be_in()
    {
        Assert.Equal("Finished", StateOf("migrations"));
        Assert.Equal("Running", StateOf("postgres"));
        Assert.Equal("Running", StateOf("bizpulse"));
        Assert.Equal("NotStarted", StateOf("web"));

        string? StateOf(string name) =>
            system.Application.ResourceNotifications.TryGetCurrentState(name, out var found)
                ? found.Snapshot.State?.Text
                : null;
    }

    [Fact]
    public void Nobody_else_reads_what_the_running_system_writes()
    {
        var readable = Directory.EnumerateFileSystemEntries(system.Home, "*", SearchOption.AllDirectories)
            .Where(entry => (File.GetUnixFileMode(entry) & (UnixFileMode)0b110_110) != 0);

        Assert.Empty(readable);
    }

    [Fact]
    public async Task A_request_leaves_a_trace_through_the_gateway_and_the_service()
    {
        using var client = await system.SignInAsync();
        var traceId = Guid.NewGuid().ToString("n");
        client.DefaultRequestHeaders.Add("traceparent", $"00-{traceId}-{traceId[..16]}-01");

        using var _ = await client.GetAsync("/api/system/pipeline");

        await Trace.UntilAsync(
            system.Dashboard, traceId, trace => trace.Services.IsSupersetOf(["gateway", "ingestion"]));
    }
}
