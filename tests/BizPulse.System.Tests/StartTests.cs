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
        Assert.All(health.GetProperty("parts").EnumerateArray(), part => Assert.Equal("healthy", part.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task The_developer_page_knows_every_resource()
    {
        var resources = await system.Developer.GetFromJsonAsync<JsonElement>("/api/resources");

        var states = resources.EnumerateArray().ToDictionary(one => one.GetProperty("id").GetString()!, one => one.GetProperty("state").GetString());
        Assert.Equal("Finished", states["migrations"]);
        Assert.Equal("Running", states["postgres"]);
        Assert.Equal("NotStarted", states["web"]);
    }

    [Fact]
    public async Task A_request_leaves_a_trace_through_the_gateway_and_the_service()
    {
        using var client = await system.SignInAsync();
        var traceId = Guid.NewGuid().ToString("n");
        client.DefaultRequestHeaders.Add("traceparent", $"00-{traceId}-{traceId[..16]}-01");

        using var _ = await client.GetAsync("/api/system/pipeline");

        var through = await ResourcesOfAsync(traceId, expected: 2);
        Assert.Contains("gateway", through);
    }

    /// <summary>Services send their spans once a second.</summary>
    private async Task<string[]> ResourcesOfAsync(string traceId, int expected)
    {
        string[] resources = [];
        for (var attempt = 0; attempt < 200 && resources.Length < expected; attempt++)
        {
            using var answer = await system.Developer.GetAsync($"/api/traces/{traceId}");
            if (answer.IsSuccessStatusCode)
            {
                var trace = await answer.Content.ReadFromJsonAsync<JsonElement>();
                resources = [.. trace.GetProperty("spans").EnumerateArray().Select(span => span.GetProperty("resource").GetString()!).Distinct()];
            }

            await Task.Delay(100);
        }

        return resources;
    }
}
