using BizPulse.Access;
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
