using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using BizPulse.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace BizPulse.ServiceDefaults.Tests.Access;

public sealed class AccessTests : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => _key.Dispose();

    [Theory]
    [InlineData("GET", "/guarded")]
    [InlineData("POST", "/guarded")] // the wrong method
    [InlineData("GET", "/silent")]
    [InlineData("GET", "/no-such-route")]
    [InlineData("GET", "/number/not-a-number")] // can't be bound
    public async Task Nobody_is_refused_before_anything_else_is_told(string method, string path)
    {
        await using var service = await StartAsync();

        using var response = await service.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData(Roles.Viewer, HttpStatusCode.Forbidden)]
    [InlineData(Roles.Analyst, HttpStatusCode.OK)]
    [InlineData(Roles.Planner, HttpStatusCode.OK)]
    [InlineData(Roles.Admin, HttpStatusCode.OK)]
    [InlineData("emperor", HttpStatusCode.Forbidden)]
    public async Task A_role_opens_what_its_permissions_allow(string role, HttpStatusCode expected)
    {
        await using var service = await StartAsync();
        service.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token(role));

        using var response = await service.Client.GetAsync("/guarded");

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData(Roles.Viewer, HttpStatusCode.Forbidden)]
    [InlineData(Roles.Analyst, HttpStatusCode.UnsupportedMediaType)]
    public async Task Only_who_may_call_hears_what_a_body_has_to_be(string? role, HttpStatusCode expected)
    {
        await using var service = await StartAsync();
        service.Client.DefaultRequestHeaders.Authorization = role is null ? null : new("Bearer", Token(role));

        foreach (var type in new[] { "text/plain", "application/x-www-form-urlencoded" })
        {
            using var body = new StringContent("{}", System.Text.Encoding.UTF8, type);
            using var response = await service.Client.PostAsync("/guarded-body", body);

            Assert.Equal(expected, response.StatusCode);
            Assert.Equal(
                expected is HttpStatusCode.UnsupportedMediaType,
                (await response.Content.ReadAsStringAsync()).Contains(
                    "Send application/json.", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("APPLICATION/JSON")]
    public async Task A_body_of_the_right_type_is_read(string type)
    {
        await using var service = await StartAsync();
        service.Client.DefaultRequestHeaders.Authorization = new("Bearer", Token(Roles.Analyst));
        using var body = new StringContent("[1]");
        body.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);

        Assert.Equal(HttpStatusCode.OK, (await service.Client.PostAsync("/guarded-body", body)).StatusCode);
    }

    [Fact]
    public async Task A_token_in_the_query_counts_for_hubs_alone()
    {
        await using var service = await StartAsync();
        var token = Token(Roles.Viewer);

        Assert.Equal(HttpStatusCode.OK, (await service.Client.GetAsync($"/hubs/live?access_token={token}")).StatusCode);
        Assert.Equal(
            HttpStatusCode.Unauthorized, (await service.Client.GetAsync($"/silent?access_token={token}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await service.Client.GetAsync("/hubs/live")).StatusCode);
    }

    [Theory]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer")]
    [InlineData("Basic dGVzdDp0ZXN0")]
    public async Task A_bad_token_is_refused_and_not_taken_for_none(string header)
    {
        await using var service = await StartAsync();
        service.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);

        using var response = await service.Client.GetAsync("/silent");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/alive")]
    [InlineData("/openapi/v1.json")]
    public async Task Health_and_the_description_are_public(string path)
    {
        await using var service = await StartAsync();
        using var response = await service.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public void Each_role_adds_to_the_one_before_and_the_admin_may_do_everything()
    {
        foreach (var (less, more) in Roles.All.Zip(Roles.All.Skip(1)))
            Assert.Subset(Roles.PermissionsOf(more).ToHashSet(), Roles.PermissionsOf(less).ToHashSet());
        Assert.Equal(Permissions.All, Roles.PermissionsOf(Roles.Admin));
        Assert.DoesNotContain(Permissions.CustomersRead, Roles.PermissionsOf(Roles.Viewer));
    }

    private Task<Service> StartAsync() => Service.StartAsync(
        app =>
        {
            app.MapGet("/guarded", () => "ok").RequirePermission(Permissions.CustomersRead);
            app.MapPost("/guarded-body", (int[] body) => body).RequirePermission(Permissions.CustomersRead);
            app.MapGet("/silent", () => "ok");
            app.MapGet("/number/{value}", (int value) => value);
            app.MapGet("/hubs/live", () => "ok");
        },
        services => services.AddSingleton<IVerificationKeys>(new StaticKeys(("k1", _key))));

    private string Token(string role)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return AccessTokens.Sign(
            "k1", _key,
            new() { Subject = "42", Roles = [role], IssuedAt = now, NotBefore = now, ExpiresAt = now + 900 });
    }
}
