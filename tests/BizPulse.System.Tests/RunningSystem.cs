using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.Testing;

[assembly: AssemblyFixture(typeof(BizPulse.System.Tests.RunningSystem))]

namespace BizPulse.System.Tests;

/// <summary>
/// The whole system, started once for all tests of this assembly on random ports and a home that goes with it. There is no demo
/// traffic: what a test sees, a test has sent.
/// </summary>
public sealed class RunningSystem : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);
    private DistributedApplication? _application;

    public DistributedApplication Application => _application ?? throw new InvalidOperationException("The system has not started.");

    /// <summary>What this one is started with, beside that.</summary>
    internal string[] Settings { get; init; } = [];

    /// <summary>A client that nobody has signed in.</summary>
    public HttpClient Gateway { get; private set; } = new();

    /// <summary>The JSON of the developer page: resources, traces, metrics.</summary>
    public HttpClient Developer { get; private set; } = new();

    /// <summary>A client of the gateway that is signed in as the development user, a planner.</summary>
    public async Task<HttpClient> SignInAsync(string username = "testuser", string password = "testpassword")
    {
        using var answer = await Gateway.PostAsJsonAsync("/api/auth/login", new { username, password });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var login = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var client = new HttpClient { BaseAddress = Gateway.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new("Bearer", login.GetProperty("access_token").GetString());
        return client;
    }

    /// <summary>Of each copy of a service that runs.</summary>
    internal async Task<List<int>> ProcessesAsync(string service)
    {
        var resources = await Developer.GetFromJsonAsync<JsonElement>("/api/resources");
        return [.. resources.EnumerateArray()
            .Where(one => one.GetProperty("name").GetString() == service && one.GetProperty("processId").ValueKind == JsonValueKind.Number)
            .Select(one => one.GetProperty("processId").GetInt32())];
    }

    internal static async Task SignalAsync(string signal, int process)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    public async ValueTask InitializeAsync()
    {
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.BizPulse_AppHost>(["--BizPulse:Demo=false", .. Settings]);
        var home = builder.Configuration["BIZPULSE_HOME"]!;
        _application = await builder.BuildAsync();
        await _application.StartAsync();
        foreach (var part in (string[])["ingestion", "forecast", "analytics", "simulator", "gateway"])
            await _application.ResourceNotifications.WaitForResourceHealthyAsync(part).WaitAsync(s_patience);
        Gateway = _application.CreateHttpClient("gateway");
        Developer = new HttpClient { BaseAddress = new Uri(await AddressAsync(home, "developer")) };
    }

    public async ValueTask DisposeAsync()
    {
        Gateway.Dispose();
        Developer.Dispose();
        if (_application is not null)
            await _application.DisposeAsync();
    }

    private static async Task<string> AddressAsync(string home, string name)
    {
        var file = Path.Combine(home, "endpoints.json");
        for (var deadline = DateTime.UtcNow + s_patience; !File.Exists(file); await Task.Delay(50))
            Assert.True(DateTime.UtcNow < deadline, "The system is healthy, but has not written its addresses.");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(file))![name];
    }
}
