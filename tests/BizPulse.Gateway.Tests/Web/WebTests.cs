using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BizPulse.Testing;

namespace BizPulse.Gateway.Tests.Web;

public sealed class WebTests(SharedGateway shared) : IClassFixture<SharedGateway>
{
    private readonly GatewayUnderTest _gateway = shared.Gateway;

    [Theory]
    [InlineData("/")]
    [InlineData("/forecasts/A-1?range=30d")]
    public async Task Every_address_of_the_application_is_its_page(string address)
    {
        using var client = _gateway.CreateClient();
        using var response = await client.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        Assert.Contains(
            "<title>BizPulse</title>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_a_hash_in_its_name_is_kept_for_ever_and_others_are_asked_about()
    {
        using var client = _gateway.CreateClient();
        using var asset = await client.GetAsync("/assets/index-1a2b3c.js");
        using var icon = await client.GetAsync("/favicon.svg");

        Assert.Equal("public, max-age=31536000, immutable", asset.Headers.GetValues("Cache-Control").Single());
        Assert.Equal("no-cache", icon.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("gzip, deflate, br", "br", "packed by Brotli")]
    [InlineData("gzip, br;q=0", "gzip", "packed by gzip")]
    [InlineData("identity", "", "console.log('BizPulse')")]
    public async Task A_file_is_sent_as_it_was_packed_when_the_app_was_built(
        string accepted, string packing, string content)
    {
        using var client = _gateway.CreateClient();
        client.DefaultRequestHeaders.Add("Accept-Encoding", accepted);
        using var file = await client.GetAsync("/assets/index-1a2b3c.js");

        Assert.Equal(content, await file.Content.ReadAsStringAsync());
        Assert.Equal(packing, string.Join(',', file.Content.Headers.ContentEncoding));
        Assert.Equal("text/javascript", file.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", file.Headers.GetValues("Cache-Control").Single());
        Assert.Equal(["Accept-Encoding"], file.Headers.Vary);

        client.DefaultRequestHeaders.IfNoneMatch.Add(file.Headers.ETag!);
        using var again = await client.GetAsync("/assets/index-1a2b3c.js");
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task Each_way_of_packing_has_a_tag_of_its_own_and_parts_of_a_file_are_parts_of_what_is_sent()
    {
        using var client = _gateway.CreateClient();
        using var plain = await client.GetAsync("/assets/index-1a2b3c.js");
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        using var packed = await client.GetAsync("/assets/index-1a2b3c.js");
        client.DefaultRequestHeaders.Range = new(0, 5);
        using var part = await client.GetAsync("/assets/index-1a2b3c.js");

        Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal("packed", await part.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_file_that_was_not_packed_is_sent_all_the_same()
    {
        using var client = _gateway.CreateClient();
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        using var icon = await client.GetAsync("/favicon.svg");

        Assert.Equal(HttpStatusCode.OK, icon.StatusCode);
        Assert.Equal("image/svg+xml", icon.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/assets/no-such-file.js")]
    [InlineData("/no-such-image.png")]
    public async Task A_missing_file_is_not_found_rather_than_a_page(string address)
    {
        using var client = await _gateway.SignedInAsync();
        using var response = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/api/no-such-thing")]
    [InlineData("/hubs/no-such-hub")]
    public async Task An_API_address_is_never_answered_with_the_page(string address)
    {
        using var nobody = _gateway.CreateClient();
        using var refused = await nobody.GetAsync(address);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/health")]
    [InlineData("/api/users/me")]
    public async Task Every_answer_tells_the_browser_what_to_refuse(string address)
    {
        using var client = _gateway.CreateClient();
        using var response = await client.GetAsync(address);

        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(GatewayUnderTest.InlineScript)));
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains($"script-src 'self' 'sha256-{hash}';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task The_API_page_loads_and_knows_where_to_sign_in()
    {
        using var client = _gateway.CreateClient();
        var page = await client.GetStringAsync("/api/docs/");
        var script = await client.GetStringAsync("/api/docs/index.js");

        Assert.Contains("swagger-ui", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]*src=)", page);
        foreach (Match file in Regex.Matches(page, "(?:src|href)=\"([^\"/]+)\""))
        {
            using var found = await client.GetAsync($"/api/docs/{file.Groups[1].Value}");
            Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        }
        Assert.Contains("/api/openapi.json", script, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_to_read_the_API_on_loads_from_here_alone()
    {
        using var client = _gateway.CreateClient();
        using var response = await client.GetAsync("/api/redoc");
        var page = await response.Content.ReadAsStringAsync();
        var script = await client.GetStringAsync("/api/redoc/index.js");
        var library = await client.GetStringAsync("/api/redoc/redoc.standalone.js");

        Assert.Equal("/api/redoc/index.html", response.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.True(response.Headers.Contains("Content-Security-Policy"));
        Assert.Contains("redoc-container", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]*src=)", page);
        Assert.DoesNotContain("//", page, StringComparison.Ordinal); // no other host
        Assert.Contains("/api/openapi.json", script, StringComparison.Ordinal);
        Assert.Contains("\"disableTelemetry\":true", script, StringComparison.Ordinal);
        Assert.DoesNotContain("https://cdn.redoc.ly/", library, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/docs/", "/api/redoc")]
    [InlineData("/api/redoc/", "/api/docs")]
    public async Task The_pages_of_the_API_bear_our_name_and_lead_to_each_other_and_back(string address, string other)
    {
        using var client = _gateway.CreateClient();

        var page = await client.GetStringAsync(address);

        Assert.Contains("<title>BizPulse API</title>", page, StringComparison.Ordinal);
        Assert.Matches("<a href=\"/\">.*BizPulse</a>", page);
        Assert.Contains($"<a href=\"{other}\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("favicon-32x32.png", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_short_address_of_the_API_page_leads_to_it()
    {
        using var client = _gateway.CreateClient(new() { AllowAutoRedirect = false });
        using var response = await client.GetAsync("/docs");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/api/docs", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_root_of_the_API_says_where_to_read_on_and_each_link_answers()
    {
        using var client = _gateway.CreateClient();

        var root = (await client.GetFromJsonAsync<JsonObject>("/api"))!;

        Assert.Equal(["name", "version", "links"], root.Select(property => property.Key));
        Assert.Equal(("BizPulse", "1.0.0"), ((string?)root["name"], (string?)root["version"]));
        Assert.Equal(["docs", "redoc", "openapi", "health"], root["links"]!.AsObject().Select(link => link.Key));
        foreach (var (_, link) in root["links"]!.AsObject())
        {
            using var response = await client.GetAsync((string?)link);
            Assert.NotEqual(HttpStatusCode.NotFound, response.StatusCode);
            Assert.NotEqual(HttpStatusCode.Unauthorized, response.StatusCode);
        }
    }

    [Fact]
    public async Task Who_asks_too_often_hears_when_to_come_back()
    {
        await using var strict = _gateway.Again(("BizPulse:RateLimits:SignInPerSecond", "1"));
        using var client = strict.CreateClient();

        var response = await Eventually.ValueAsync(
            () => client.PostAsync("/api/auth/refresh", null),
            answer => answer.StatusCode is not HttpStatusCode.Forbidden, "the limit is reached");

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.True(response.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }
}
