using System.Net;
using System.Net.Http.Json;
using BizPulse.Gateway.Features.Auth;
using Microsoft.AspNetCore.Mvc.Testing;

namespace BizPulse.Gateway.Tests.Auth;

public sealed class RefreshTests(SharedGateway shared) : IClassFixture<SharedGateway>, IDisposable
{
    private readonly GatewayUnderTest _gateway = shared.Gateway;
    private readonly HttpClient _client = shared.Gateway.CreateClient(
        new WebApplicationFactoryClientOptions { HandleCookies = false });

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task A_refresh_renews_token_and_cookie()
    {
        var first = await SignInAsync();
        var second = await RefreshedAsync(first);
        var third = await RefreshedAsync(second);

        Assert.Equal(3, new[] { first, second, third }.Distinct().Count());
    }

    [Fact]
    public async Task Two_tabs_with_one_cookie_get_the_same_successor()
    {
        var cookie = await SignInAsync();

        var tabs = await Task.WhenAll(RefreshedAsync(cookie), RefreshedAsync(cookie), RefreshedAsync(cookie));
        _gateway.Clock.Advance(TimeSpan.FromSeconds(25));
        var late = await RefreshedAsync(cookie);

        Assert.Single(tabs.Append(late).Distinct());
        await RefreshedAsync(tabs[0]);
    }

    [Fact]
    public async Task A_token_that_was_replaced_a_while_ago_ends_the_session_for_all()
    {
        var stolen = await SignInAsync();
        var current = await RefreshedAsync(stolen);

        _gateway.Clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(stolen));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(current));
    }

    [Fact]
    public async Task A_token_two_steps_old_ends_the_session_at_once()
    {
        var first = await SignInAsync();
        var third = await RefreshedAsync(await RefreshedAsync(first));

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(first));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(third));
    }

    [Fact]
    public async Task An_invented_token_is_refused_and_harms_nobody()
    {
        var cookie = await SignInAsync();
        var name = cookie.Split('=')[0];
        var value = cookie.Split('=')[1];

        Assert.Equal(
            HttpStatusCode.Unauthorized,
            await StatusAsync($"{name}={value[..20]}{(value[20] == 'A' ? 'B' : 'A')}{value[21..]}"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync($"{name}=nonsense"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync($"{name}={new string('A', 5000)}"));
        await RefreshedAsync(cookie);
    }

    [Theory]
    [InlineData("!")]
    [InlineData("=")]
    [InlineData("%20")]
    [InlineData("A")] // letters beyond the last bit
    public async Task A_cookie_of_the_right_length_that_nobody_wrote_is_no_session(string character)
    {
        var name = (await SignInAsync()).Split('=')[0];
        var cookie = $"{name}={new string('z', 69)}{character}";

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(cookie));
        using var signedOut = await PostAsync("/api/auth/logout", cookie, "http://localhost");
        Assert.Equal(HttpStatusCode.NoContent, signedOut.StatusCode);
    }

    [Fact]
    public async Task A_session_that_nobody_used_for_two_weeks_is_over()
    {
        var cookie = await SignInAsync();
        _gateway.Clock.Advance(TimeSpan.FromDays(13));
        cookie = await RefreshedAsync(cookie);
        _gateway.Clock.Advance(TimeSpan.FromDays(14));

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(cookie));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_clears_the_cookie()
    {
        var cookie = await SignInAsync();

        using var response = await PostAsync("/api/auth/logout", cookie, "http://localhost");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Contains(
            "expires=Thu, 01 Jan 1970", Assert.Single(response.Headers.GetValues("Set-Cookie")),
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(cookie));
    }

    [Theory]
    [InlineData("/api/auth/refresh")]
    [InlineData("/api/auth/logout")]
    public async Task Only_a_page_of_this_origin_may_use_the_cookie(string address)
    {
        var cookie = await SignInAsync();

        foreach (var origin in new[]
        {
            null, "http://evil.example", "https://localhost", "http://localhost:81", "null"
        })
        {
            using var response = await PostAsync(address, cookie, origin);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        await RefreshedAsync(cookie);
    }

    [Fact]
    public async Task Without_a_cookie_nobody_is_signed_in_which_is_no_failure() =>
        Assert.Equal(HttpStatusCode.NoContent, await StatusAsync(null));

    [Fact]
    public async Task A_session_outlives_a_restart()
    {
        var cookie = await SignInAsync();

        await using var restarted = _gateway.Again();
        using var client = restarted.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false });
        using var request = Request("/api/auth/refresh", cookie, "http://localhost");
        using var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private async Task<string> SignInAsync()
    {
        using var response = await _client.PostAsJsonAsync(
            "/api/auth/login", new LoginRequest("testuser", "testpassword"));
        return CookieOf(response);
    }

    private async Task<string> RefreshedAsync(string cookie)
    {
        using var response = await PostAsync("/api/auth/refresh", cookie, "http://localhost");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return CookieOf(response);
    }

    private async Task<HttpStatusCode> StatusAsync(string? cookie)
    {
        using var response = await PostAsync("/api/auth/refresh", cookie, "http://localhost");
        return response.StatusCode;
    }

    private async Task<HttpResponseMessage> PostAsync(string address, string? cookie, string? origin)
    {
        using var request = Request(address, cookie, origin);
        return await _client.SendAsync(request);
    }

    private static HttpRequestMessage Request(string address, string? cookie, string? origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address);
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        if (origin is not null)
            request.Headers.TryAddWithoutValidation("Origin", origin);
        return request;
    }

    private static string CookieOf(HttpResponseMessage response) =>
        Assert.Single(response.Headers.GetValues("Set-Cookie")).Split(';')[0];
}
