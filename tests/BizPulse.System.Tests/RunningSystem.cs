using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using BizPulse.Engines;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(BizPulse.System.Tests.RunningSystem))]

namespace BizPulse.System.Tests;

/// <summary>
/// The whole system, started once for all tests of this assembly on random ports and a home that goes with it. There is
/// no demo traffic: what a test sees, a test has sent.
/// </summary>
public sealed class RunningSystem : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);
    private IDistributedApplicationTestingBuilder? _builder;
    private DistributedApplication? _application;
    private BizPulse.Engines.Home? _home;

    public DistributedApplication Application =>
        _application ?? throw new InvalidOperationException("The system has not started.");

    /// <summary>What this one is started with, beside that.</summary>
    internal string[] Settings { get; init; } = [];

    internal string Home => _home!.Path;

    /// <summary>A client that nobody has signed in.</summary>
    public HttpClient Gateway { get; private set; } = new();

    /// <summary>The dashboard's own API: what the services have told of their traces.</summary>
    public HttpClient Dashboard { get; private set; } = new();

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

    /// <summary>Of each copy of a service, once all of them run.</summary>
    internal async Task<List<int>> ProcessesAsync(string service)
    {
        var expected = Application.Services.GetRequiredService<DistributedApplicationModel>().Resources
            .Single(resource => resource.Name == service).GetReplicaCount();
        var copies = new Dictionary<string, CustomResourceSnapshot>();
        using var patience = new CancellationTokenSource(s_patience);
        await foreach (var change in Application.ResourceNotifications.WatchAsync(patience.Token))
        {
            if (change.Resource.Name == service)
                copies[change.ResourceId] = change.Snapshot;
            var found = copies.Values.Where(copy => copy.State?.Text == KnownResourceStates.Running).Select(ProcessOf)
                .OfType<int>().ToList();
            if (found.Count == expected)
                return found;
        }

        throw new TimeoutException($"The copies of {service} do not all run.");
    }

    private static int? ProcessOf(CustomResourceSnapshot copy) =>
        copy.Properties.FirstOrDefault(property => property.Name == "executable.pid")?.Value as int?;

    internal static async Task SignalAsync(string signal, int process)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable("DOTNET_ENVIRONMENT", "Development"); // as ./start.sh and the launch profile do
        _home = new BizPulse.Engines.Home(Directory.CreateTempSubdirectory("bizpulse-").FullName);
        var port = FreePorts.Next();
        string[] args = [
            "--BizPulse:Demo=false", $"--{BizPulse.Engines.Home.Setting}={_home.Path}", $"--BIZPULSE_PORT={port}",
            .. Settings];
        _builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.BizPulse_AppHost>(
            new DistributedApplicationTestingBuilderOptions { EnableDashboard = true }, args);
        _application = await _builder.BuildAsync();
        await _application.StartAsync().WaitAsync(s_patience);
        foreach (var part in (string[])["ingestion", "forecast", "analytics", "simulator", "gateway"])
            await _application.ResourceNotifications.WaitForResourceHealthyAsync(part).WaitAsync(s_patience);
        Gateway = new HttpClient { BaseAddress = _application.GetEndpoint("gateway") };
        Dashboard = new HttpClient { BaseAddress = new Uri((await _application.GetDashboardUrlAsync())!, "/") };
        Dashboard.DefaultRequestHeaders.Add("x-api-key", _builder.Configuration["AppHost:DashboardApiKey"]);
    }

    public async ValueTask DisposeAsync()
    {
        Gateway.Dispose();
        Dashboard.Dispose();
        if (_application is not null)
            await _application.DisposeAsync();
        if (_builder is not null)
            await _builder.DisposeAsync();
        if (_home is not null)
            Directory.Delete(_home.Path, recursive: true);
    }
}
