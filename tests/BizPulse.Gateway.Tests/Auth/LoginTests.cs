using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BizPulse.Gateway.Features.Auth;
using BizPulse.Gateway.Features.Users;

namespace BizPulse.Gateway.Tests.Auth;

public sealed class LoginTests(SharedGateway shared) : IClassFixture<SharedGateway>
{
    private readonly GatewayUnderTest _gateway = shared.Gateway;

    [Theory]
    [InlineData("testuser")]
    [InlineData("TestUser")]
    [InlineData("testuser@bizpulse.example")]
    public async Task A_user_signs_in_by_name_or_by_address(string username)
    {
        using var client = _gateway.CreateClient();

        var token = await GatewayUnderTest.LoginAsync(client, username);
        client.DefaultRequestHeaders.Authorization = new("Bearer", token.AccessToken);
        var me = (await client.GetFromJsonAsync<Me>("/api/users/me"))!;

        Assert.Equal(("Bearer", 900), (token.TokenType, token.ExpiresIn));
        Assert.Equal(("testuser", "planner"), (me.UserName, me.Role));
        Assert.Contains("orders:write", me.Permissions);
        Assert.DoesNotContain("users:manage", me.Permissions);
    }

    [Fact]
    public async Task The_answer_is_plain_OAuth_and_the_cookie_well_guarded()
    {
        using var client = _gateway.CreateClient();
        using var response = await client.PostAsJsonAsync(
            "/api/auth/login", new LoginRequest("testuser", "testpassword"));

        var answer = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(["access_token", "token_type", "expires_in"], answer.Select(property => property.Key));
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.Matches("^bp_refresh_[0-9a-f]{8}=", cookie);
        Assert.Contains("path=/api/auth; samesite=strict; httponly", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("secure", cookie, StringComparison.Ordinal); // loopback http
    }

    [Fact]
    public async Task Past_loopback_the_cookie_is_secure()
    {
        using var client = _gateway.CreateClient();
        client.DefaultRequestHeaders.Host = "shop.example";
        using var response = await client.PostAsJsonAsync(
            "/api/auth/login", new LoginRequest("testuser", "testpassword"));

        Assert.Contains("secure", Assert.Single(response.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/auth/token")]
    [InlineData("/api/auth/login")]
    public async Task The_password_form_signs_in_and_sets_no_cookie(string address)
    {
        using var client = _gateway.CreateClient();
        using var form = Form(("grant_type", "password"), ("username", "testuser"), ("password", "testpassword"));
        using var response = await client.PostAsync(address, form);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.NotEmpty((await response.Content.ReadFromJsonAsync<JsonObject>())!["access_token"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_password_form_refuses_as_OAuth_does()
    {
        using var client = _gateway.CreateClient();

        Assert.Equal(
            (HttpStatusCode.Unauthorized, "invalid_grant"),
            await PostAsync(("username", "testuser"), ("password", "wrong-password")));
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request"), await PostAsync(("username", "testuser")));
        Assert.Equal(
            (HttpStatusCode.BadRequest, "unsupported_grant_type"),
            await PostAsync(("grant_type", "client_credentials")));

        async Task<(HttpStatusCode, string)> PostAsync(params (string, string)[] fields)
        {
            using var form = Form(fields);
            using var response = await client.PostAsync("/api/auth/token", form);
            return (
                response.StatusCode,
                (await response.Content.ReadFromJsonAsync<JsonObject>())!["error"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task A_wrong_name_and_a_wrong_password_answer_alike()
    {
        using var client = _gateway.CreateClient();
        using var wrongPassword = await client.PostAsJsonAsync(
            "/api/auth/login", new LoginRequest("testuser", "wrong-password"));
        using var wrongName = await client.PostAsJsonAsync(
            "/api/auth/login", new LoginRequest("no-such-user", "wrong-password"));
        using var longPassword = await client.PostAsJsonAsync(
            "/api/auth/login", new LoginRequest("testuser", new string('x', 10_000)));

        Assert.Equal(HttpStatusCode.Unauthorized, wrongPassword.StatusCode);
        var expected = await WithoutTraceAsync(wrongPassword);
        Assert.Equal(expected, await WithoutTraceAsync(wrongName));
        Assert.Equal(expected, await WithoutTraceAsync(longPassword));
    }

    [Fact]
    public async Task Five_failures_lock_the_account_for_the_right_password_too()
    {
        using var client = _gateway.CreateClient();
        for (var i = 0; i < 5; i++)
            using (await client
                .PostAsJsonAsync("/api/auth/login", new LoginRequest("simulator", $"wrong-password-{i}"))) { }

        using var locked = await client.PostAsJsonAsync(
            "/api/auth/login", new LoginRequest("simulator", GatewayUnderTest.SimulatorPassword));
        Assert.Equal(HttpStatusCode.Unauthorized, locked.StatusCode);

        await _gateway.ExecuteAsync(
            "update gateway.users set lockout_end = now() - interval '1 second' where user_name = 'simulator'");
        await GatewayUnderTest.LoginAsync(client, "simulator", GatewayUnderTest.SimulatorPassword);
    }

    [Theory]
    [InlineData("""{"username":"testuser"}""", "password")]
    [InlineData("""{"username":null,"password":"x"}""", "username")]
    [InlineData("""{"username":7,"password":"x"}""", "username")]
    [InlineData("""{"username":"a\u0000b","password":"x"}""", "$")]
    public async Task A_bad_request_names_its_field(string body, string field)
    {
        using var client = _gateway.CreateClient();
        using var content = new StringContent(body, global::System.Text.Encoding.UTF8, "application/json");
        using var response = await client.PostAsync("/api/auth/login", content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull((await response.Content.ReadFromJsonAsync<JsonObject>())!["errors"]![field]);
    }

    private static FormUrlEncodedContent Form(params (string Key, string Value)[] fields)
        => new(fields.Select(field => KeyValuePair.Create(field.Key, field.Value)));

    private static async Task<string> WithoutTraceAsync(HttpResponseMessage response)
    {
        var problem = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        problem.Remove("traceId");
        return problem.ToJsonString();
    }
}
