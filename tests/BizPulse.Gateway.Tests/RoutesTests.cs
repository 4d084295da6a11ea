using System.Diagnostics;
using System.Net.Http.Json;
using BizPulse.Access;
using BizPulse.Gateway.Features.Auth;
using BizPulse.Testing;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace BizPulse.Gateway.Tests;

public sealed class RoutesTests(SharedGateway shared) : IClassFixture<SharedGateway>
{
    private static readonly string[] _public =
    [
        "/health", "/alive", "/openapi/v1.json",
        "/api", "/docs", "/api/health", "/api/openapi.json", "/.well-known/jwks.json",
        "/api/auth/login", "/api/auth/token", "/api/auth/refresh", "/api/auth/logout",
        "/api/webhooks/{**rest}", // signed by their sender
        "/{*path:nonfile}", // the web application
    ];

    [Fact]
    public async Task While_the_database_is_away_signing_in_and_all_that_needs_it_hears_503_and_when_to_come_again()
    {
        await using var database = new CutDatabase(shared.Gateway.ConnectionString);
        await using var gateway = shared.Gateway.Again(("ConnectionStrings:bizpulse", database.ConnectionString));
        using var client = await gateway.SignedInAsync(); // with the cookie
        client.DefaultRequestHeaders.Add("Origin", "http://localhost");

        database.Cut();

        var asked = Stopwatch.StartNew();
        Assert.Equal(
            [
                "GET /.well-known/jwks.json 200", "GET /alive 200", "GET /api 200", "GET /api/openapi.json 200",
                "GET /docs 200", "GET /openapi/v1.json 200", "GET /{*path:nonfile} 200",
            ],
            (await CutDatabase.OtherAnswersAsync(
                gateway.Services, client,
                ("POST /api/auth/login", "/api/auth/login", JsonContent.Create(
                    new LoginRequest("testuser", "testpassword"))),
                ("POST /api/auth/token", "/api/auth/token", new FormUrlEncodedContent(
                    [new("username", "testuser"), new("password", "testpassword")]))))
                .Where(answer => !answer.Contains("{**rest}", StringComparison.Ordinal))); // of services
        Assert.True(asked.Elapsed < TimeSpan.FromSeconds(40), $"It took {asked.Elapsed} to be told");
    }

    [Fact]
    public async Task Every_route_answers_each_role_as_its_permission_says()
    {
        using var access = new TestAccess();
        await using var gateway = shared.Gateway.WithWebHostBuilder(builder => builder.ConfigureTestServices(
            services => services.AddSingleton<IVerificationKeys>(access)));

        var wrong = await RouteAccess.FindWrongAnswersAsync(
            gateway.Services,
            () => gateway.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }),
            access.TokenOf, _public);

        Assert.Empty(wrong);
    }
}
