using System.Net.Http.Headers;
using System.Net.Http.Json;
using BizPulse.Gateway.Features.Auth;
using BizPulse.Gateway.Keys;
using BizPulse.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BizPulse.Gateway.Tests;

/// <summary>A gateway on a database of its own, with a home, a web application and a clock of its own.</summary>
internal sealed class GatewayUnderTest : WebApplicationFactory<LoginRequest>
{
    internal const string InlineScript = "document.documentElement.dataset.theme='dark'";

    internal const string SimulatorPassword = "password-of-the-simulator";

    private readonly TestDatabase _database;
    private readonly (string Key, string? Value)[] _settings;

    private GatewayUnderTest(TestDatabase database, (string, string?)[] settings)
    {
        (_database, _settings) = (database, settings);
        Directory.CreateDirectory(Path.Combine(WebRoot, "assets"));
        File.WriteAllText(
            Path.Combine(WebRoot, "index.html"),
            $"<!doctype html><title>BizPulse</title><script>{InlineScript}</script><script src=\"/assets/index-1a2b3c.js\"></script>");
        File.WriteAllText(Path.Combine(WebRoot, "assets", "index-1a2b3c.js"), "console.log('BizPulse')");
        File.WriteAllText(Path.Combine(WebRoot, "assets", "index-1a2b3c.js.br"), "packed by Brotli");
        File.WriteAllText(Path.Combine(WebRoot, "assets", "index-1a2b3c.js.gz"), "packed by gzip");
        File.WriteAllText(Path.Combine(WebRoot, "favicon.svg"), "<svg/>");
    }

    internal TestClock Clock { get; } = new();

    internal string Home { get; } = Directory.CreateTempSubdirectory("bizpulse-gateway-").FullName;

    internal string WebRoot => Path.Combine(Home, "web");

    internal string ConnectionString => _database.ConnectionStringOf("gateway");

    internal static async Task<GatewayUnderTest> CreateAsync(
        RealEngines engines, params (string Key, string? Value)[] settings)
        => new(await engines.NewMigratedDatabaseAsync(), settings);

    /// <summary>Another gateway on the same database, as after a restart.</summary>
    internal GatewayUnderTest Again(params (string Key, string? Value)[] settings) => new(_database, settings);

    internal static async Task<AccessTokenResponse> LoginAsync(
        HttpClient client, string username = "testuser", string password = "testpassword")
    {
        using var response = await client.PostAsJsonAsync("/api/auth/login", new LoginRequest(username, password));
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<AccessTokenResponse>())!;
    }

    internal async Task<HttpClient> SignedInAsync(string username = "testuser", string password = "testpassword")
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", (await LoginAsync(client, username, password)).AccessToken);
        return client;
    }

    internal async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:bizpulse", ConnectionString);
        builder.UseSetting("BIZPULSE_HOME", Home);
        builder.UseSetting("BizPulse:WebRoot", WebRoot);
        builder.UseSetting("BizPulse:SimulatorPassword", SimulatorPassword);
        builder.UseSetting("Logging:LogLevel:Default", "None");
        foreach (var (key, value) in _settings) // "environment" is one of them
            builder.UseSetting(key, value);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (Directory.Exists(Home))
            Directory.Delete(Home, recursive: true);
    }
}
