using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BizPulse.Access;
using BizPulse.Testing;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace BizPulse.Gateway.Tests.Proxy;

public sealed class ProxyTests(RealEngines engines) : IAsyncLifetime
{
    private readonly TestAccess _access = new();
    private readonly Backend[] _backends = [new("ingestion"), new("forecast"), new("analytics"), new("analytics")];
    private GatewayUnderTest _original = null!;
    private WebApplicationFactory<Features.Auth.LoginRequest> _gateway = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        foreach (var backend in _backends)
            await backend.StartAsync();
        _original = await GatewayUnderTest.CreateAsync(engines,
            ("services:ingestion:http:0", _backends[0].Address), ("services:forecast:http:0", _backends[1].Address),
            ("services:analytics:http:0", _backends[2].Address), ("services:analytics:http:1", _backends[3].Address),
            ("services:simulator:http:0", "http://127.0.0.1:9"));
        _gateway = _original.WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services => services.AddSingleton<IVerificationKeys>(_access)));
        _client = _gateway.CreateClient();
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", _access.TokenOf(Roles.Planner));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _gateway.DisposeAsync();
        await _original.DisposeAsync();
        foreach (var backend in _backends)
            await backend.DisposeAsync();
        _access.Dispose();
    }

    [Theory]
    [InlineData("/api/ingest/sales", "ingestion")]
    [InlineData("/api/webhooks/shop", "ingestion")]
    [InlineData("/api/system/pipeline", "ingestion")]
    [InlineData("/api/analytics/kpis", "analytics")]
    [InlineData("/api/analytics/forecast/revenue?periods=30", "forecast")]
    [InlineData("/api/inventory", "forecast")]
    [InlineData("/api/supply-chain/reorder", "forecast")]
    [InlineData("/api/forecasts/A%2FB", "forecast")]
    [InlineData("/api/pricing/A/curve", "forecast")]
    [InlineData("/hubs/live/negotiate", "analytics")]
    public async Task An_address_reaches_its_service_unchanged_and_with_its_token(string address, string service)
    {
        var seen = (await _client.GetFromJsonAsync<JsonObject>(address))!;

        Assert.Equal(service, seen["service"]!.GetValue<string>());
        Assert.Equal(address, seen["target"]!.GetValue<string>());
        Assert.StartsWith("Bearer ey", seen["authorization"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_instances_share_the_work()
    {
        var instances = new HashSet<string>();
        for (var i = 0; i < 50; i++)
            instances.Add(
                (await _client.GetFromJsonAsync<JsonObject>("/api/revenue/growth"))!["instance"]!.GetValue<string>());

        Assert.Equal(2, instances.Count);
    }

    [Fact]
    public async Task A_hub_token_leaves_the_address_and_becomes_a_header()
    {
        _client.DefaultRequestHeaders.Authorization = null;
        var token = _access.TokenOf(Roles.Viewer);

        var seen = (await _client.GetFromJsonAsync<JsonObject>($"/hubs/live?id=7&access_token={token}"))!;

        Assert.Equal("/hubs/live?id=7", seen["target"]!.GetValue<string>());
        Assert.Equal($"Bearer {token}", seen["authorization"]!.GetValue<string>());
    }

    [Fact]
    public async Task Nobody_gets_through_save_for_signed_webhooks()
    {
        _client.DefaultRequestHeaders.Authorization = null;

        Assert.Equal(HttpStatusCode.Unauthorized, (await _client.GetAsync("/api/revenue/growth")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _client.PostAsync("/api/ingest/sales", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _client.PostAsync("/api/webhooks/shop", null)).StatusCode);
        Assert.DoesNotContain(
            _backends, backend => backend.Seen.Any(path => path is "/api/revenue/growth" or "/api/ingest/sales"));
    }

    [Fact]
    public async Task A_service_that_is_away_is_a_problem_to_read()
    {
        using var response = await _client.GetAsync("/api/simulator/dataset");

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_health_of_all_parts_is_told_and_the_optional_one_is_not_missed()
    {
        using var response = await _client.GetAsync("/api/health");
        var health = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        var parts = health["parts"]!.AsArray().ToDictionary(
            part => part!["name"]!.GetValue<string>(), part => part!["status"]!.GetValue<string>());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            ["gateway", "ingestion", "forecast", "analytics", "simulator", "postgres", "kafka", "redis"], parts.Keys);
        Assert.All(parts.Where(part => part.Key != "simulator"), part => Assert.Equal("healthy", part.Value));
        Assert.Equal("unhealthy", parts["simulator"]);
        Assert.Equal("healthy", health["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_service_that_says_it_is_unwell_is_believed_the_first_time()
    {
        _backends[0].IsUnwell = true;

        using var response = await _client.GetAsync("/api/health");
        var health = (await response.Content.ReadFromJsonAsync<JsonObject>())!;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(
            "unhealthy",
            health["parts"]!.AsArray().Single(part => part!["name"]!.GetValue<string>() == "ingestion")!["status"]!
                .GetValue<string>());
        Assert.Equal(1, _backends[0].HealthAsked);
    }

    [Fact]
    public async Task The_descriptions_of_all_services_become_one()
    {
        var document = (await _client.GetFromJsonAsync<JsonObject>("/api/openapi.json"))!;

        Assert.Equal(
            "/api/auth/token",
            document["components"]!["securitySchemes"]!["password"]!["flows"]!["password"]!["tokenUrl"]!
                .GetValue<string>());
        Assert.Equal(["/api/analytics/things", "/api/forecast/things", "/api/ingestion/things"],
            document["paths"]!.AsObject().Select(path => path.Key)
                .Where(path => path.EndsWith("things", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.NotNull(document["paths"]!["/api/auth/login"]);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_described_as_it_last_was()
    {
        var before = await _client.GetStringAsync("/api/openapi.json");
        await _backends[0].DisposeAsync();
        _original.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Contains("/api/ingestion/things", before, StringComparison.Ordinal);
        Assert.Equal(before, await _client.GetStringAsync("/api/openapi.json"));
    }
}
