using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LocalAspire.Developer;

namespace LocalAspire.Tests;

public sealed class DeveloperPageTests : IAsyncLifetime
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";
    private DeveloperServer _server = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await DeveloperServer.StartAsync(() => null, CancellationToken.None);
        _client = new HttpClient { BaseAddress = new Uri(_server.Url) };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_span_that_was_sent_can_be_asked_for_by_its_trace()
    {
        using var answer = await PostAsync("/v1/traces", TraceRequest("shop", "GET /sales", start: 1_000, end: 3_500));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var trace = await _client.GetFromJsonAsync<JsonElement>($"/api/traces/{TraceId}");
        var span = Assert.Single(trace.GetProperty("spans").EnumerateArray());
        Assert.Equal("GET /sales", span.GetProperty("name").GetString());
        Assert.Equal("shop", span.GetProperty("resource").GetString());
        Assert.Equal("server", span.GetProperty("kind").GetString());
        Assert.Equal(2_500, span.GetProperty("endNs").GetInt64() - span.GetProperty("startNs").GetInt64());
        Assert.Equal("200", span.GetProperty("attributes").GetProperty("http.response.status_code").GetString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    public async Task A_message_that_ends_early_is_refused(int missing)
    {
        var whole = TraceRequest("shop", "GET /sales", start: 1, end: 2);

        using var answer = await PostAsync("/v1/traces", whole[..^missing]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Random_bytes_never_break_the_receiver()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var bytes = new byte[random.Next(1, 200)];
            random.NextBytes(bytes);

            using var answer = await PostAsync(round % 2 == 0 ? "/v1/traces" : "/v1/metrics", bytes);

            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{Convert.ToHexString(bytes)}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Only_so_many_traces_are_kept()
    {
        for (var number = 0; number < 600; number++)
            (await PostAsync("/v1/traces", TraceRequest("shop", "GET /", number, number + 1, traceId: $"{number:x32}"))).Dispose();

        var traces = await _client.GetFromJsonAsync<JsonElement>("/api/traces?limit=500");

        Assert.Equal(500, traces.GetArrayLength());
        Assert.Equal($"{599:x32}", traces[0].GetProperty("traceId").GetString());
    }

    [Fact]
    public async Task A_foreign_host_name_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/resources") { Headers = { Host = "shop.example" } };

        using var answer = await _client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task The_page_comes_with_its_style_and_script()
    {
        Assert.Contains("/page.js", await _client.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.NotEmpty(await _client.GetStringAsync("/page.js"));
        Assert.NotEmpty(await _client.GetStringAsync("/page.css"));
    }

    private Task<HttpResponseMessage> PostAsync(string path, byte[] body) => _client.PostAsync(path, new ByteArrayContent(body));

    private static byte[] TraceRequest(string service, string name, long start, long end, string traceId = TraceId)
    {
        byte[] span =
        [
            .. Field(1, Convert.FromHexString(traceId)), .. Field(2, [1, 2, 3, 4, 5, 6, 7, 8]), .. Field(5, name), (6 << 3), 2,
            .. Fixed(7, start), .. Fixed(8, end), .. Field(9, Attribute("http.response.status_code", [(3 << 3), 0xc8, 0x01])),
        ];
        byte[] resource = Field(1, Attribute("service.name", Field(1, service)));
        return Field(1, [.. Field(1, resource), .. Field(2, Field(2, span))]);
    }

    private static byte[] Attribute(string key, byte[] value) => [.. Field(1, key), .. Field(2, value)];

    private static byte[] Field(int number, string text) => Field(number, Encoding.UTF8.GetBytes(text));

    private static byte[] Field(int number, byte[] content) => content.Length < 128
        ? [(byte)(number << 3 | 2), (byte)content.Length, .. content]
        : [(byte)(number << 3 | 2), (byte)(content.Length & 0x7f | 0x80), (byte)(content.Length >> 7), .. content];

    private static byte[] Fixed(int number, long value)
    {
        var bytes = new byte[9];
        bytes[0] = (byte)(number << 3 | 1);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(1), value);
        return bytes;
    }
}
