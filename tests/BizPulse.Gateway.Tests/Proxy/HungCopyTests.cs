using System.Net;
using BizPulse.Access;
using BizPulse.Gateway.Proxy;
using BizPulse.Testing;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace BizPulse.Gateway.Tests.Proxy;

/// <summary>A copy of a service that takes connections and answers nothing, beside one that is well.</summary>
public sealed class HungCopyTests(RealEngines engines) : IAsyncLifetime
{
    private const string Question = "/api/revenue/growth";

    private readonly TestAccess _access = new();
    private readonly Backend _well = new("analytics");
    private readonly Backend _hung = new("analytics");
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(60));

    public async ValueTask InitializeAsync()
    {
        await _well.StartAsync();
        await _hung.StartAsync();
        _hung.Hang();
    }

    public async ValueTask DisposeAsync()
    {
        await _hung.DisposeAsync();
        await _well.DisposeAsync();
        _access.Dispose();
        _patience.Dispose();
    }

    [Fact]
    public async Task Where_each_copy_has_an_address_the_hung_one_is_passed_over()
    {
        await using var original = await GatewayUnderTest.CreateAsync(engines,
            ("services:analytics:http:0", _well.Address), ("services:analytics:http:1", _hung.Address),
            (ProxyRegistration.PatienceSetting, "00:00:01"));
        await using var gateway = Trusting(original);
        using var client = SignedIn(gateway);

        // Until its probes have failed, it gets its share.
        for (var answered = 0; answered < 20;)
            answered = await StatusAsync(client) == HttpStatusCode.OK ? answered + 1 : 0;
    }

    [Fact]
    public async Task Where_one_address_stands_for_both_it_stays_and_nobody_waits_for_ever()
    {
        await using var shared = new SharedAddress(_hung.Address, _well.Address);
        await using var original = await GatewayUnderTest.CreateAsync(engines,
            ("services:analytics:http:0", shared.Address), (ProxyRegistration.PatienceSetting, "00:00:01"));
        await using var gateway = Trusting(original);
        using var client = SignedIn(gateway);

        // Nobody answers for longer than it takes probes to fail: 503 would mean that the address was taken out.
        _well.Hang();
        for (var end = DateTime.UtcNow.AddSeconds(15); DateTime.UtcNow < end;)
            Assert.Equal(HttpStatusCode.GatewayTimeout, await StatusAsync(client));

        _well.Wake();
        var seen = new HashSet<HttpStatusCode>();
        for (; seen.Count < 2; shared.DropConnections())
            seen.Add(await StatusAsync(client));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.GatewayTimeout], seen.Order());
    }

    private WebApplicationFactory<Features.Auth.LoginRequest> Trusting(GatewayUnderTest gateway) =>
        gateway.WithWebHostBuilder(
            builder => builder.ConfigureTestServices(services => services.AddSingleton<IVerificationKeys>(_access)));

    private HttpClient SignedIn(WebApplicationFactory<Features.Auth.LoginRequest> gateway)
    {
        var client = gateway.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", _access.TokenOf(Roles.Planner));
        return client;
    }

    private async Task<HttpStatusCode> StatusAsync(HttpClient client)
    {
        using var response = await client.GetAsync(Question, _patience.Token);
        return response.StatusCode;
    }
}
