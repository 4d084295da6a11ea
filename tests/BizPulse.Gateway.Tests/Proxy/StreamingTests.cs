using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using BizPulse.Access;
using BizPulse.Testing;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace BizPulse.Gateway.Tests.Proxy;

/// <summary>What only a real server shows: limits of size, bodies that stream, websockets.</summary>
public sealed class StreamingTests(RealEngines engines) : IAsyncLifetime
{
    private const int Megabyte = 1024 * 1024;

    private readonly TestAccess _access = new();
    private readonly Backend _ingestion = new("ingestion");
    private readonly Backend _analytics = new("analytics");
    private GatewayUnderTest _original = null!;
    private WebApplicationFactory<Features.Auth.LoginRequest> _gateway = null!;
    private HttpClient _client = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _ingestion.StartAsync();
        await _analytics.StartAsync();
        _original = await GatewayUnderTest.CreateAsync(engines,
            ("services:ingestion:http:0", _ingestion.Address), ("services:analytics:http:0", _analytics.Address));
        _gateway = _original.WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services => services.AddSingleton<IVerificationKeys>(_access)));
        _gateway.UseKestrel(0);
        using (var started = _gateway.CreateClient())
            // the factory's own would read a body to its end before sending it
            _client = new HttpClient { BaseAddress = started.BaseAddress };
        _client.DefaultRequestHeaders.Authorization = new("Bearer", _access.TokenOf(Roles.Planner));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _gateway.DisposeAsync();
        await _original.DisposeAsync();
        await _ingestion.DisposeAsync();
        await _analytics.DisposeAsync();
        _access.Dispose();
    }

    [Fact]
    public async Task Sales_stream_through_without_limit()
    {
        using var body = new StreamContent(new MemoryStream(new byte[64 * Megabyte]));
        using var response = await _client.PostAsync("/api/ingest/files", body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(64 * Megabyte, _ingestion.BytesReceived);
    }

    [Fact]
    public async Task Each_piece_of_a_trickle_arrives_by_itself()
    {
        using var body = new Pushed();
        var answer = _client.PostAsync("/api/ingest/sales", body);

        for (var sent = 100; sent <= 300; sent += 100)
        {
            await body.PushAsync(new byte[100]);
            await Eventually.ValueAsync(
                () => _ingestion.BytesReceived, received => received >= sent, $"{sent} bytes have arrived");
        }
        body.End();

        using var response = await answer;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_body_arrives_while_it_is_still_being_sent()
    {
        using var body = new Pushed();
        var answer = _client.PostAsync("/api/ingest/sales", body);

        await body.PushAsync(new byte[Megabyte]);
        await Eventually.ValueAsync(
            // the last few kilobytes may wait in buffers
            () => _ingestion.BytesReceived, received => received >= Megabyte / 2, "most has arrived");
        body.End();

        using var response = await answer;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(0, "Content-Length: 1000000")]
    [InlineData(0, "Transfer-Encoding: chunked")]
    [InlineData(10, "Content-Length: 1000000")]
    [InlineData(10, "Transfer-Encoding: chunked")]
    public async Task A_refusal_is_heard_although_the_body_is_not_all_there(int after, string framing)
    {
        var isChunked = framing.EndsWith("chunked", StringComparison.Ordinal);
        var answer = await SayAsync(
            $"""
            POST /api/ingest/sales HTTP/1.1
            Host: localhost
            Authorization: {_client.DefaultRequestHeaders.Authorization}
            X-Refuse-After: {after}
            {framing}


            """,
            piece: isChunked ? "5\n12345\n" : "12345");

        Assert.StartsWith("HTTP/1.1 415 ", answer, StringComparison.Ordinal);
        Assert.Contains("Not this.", answer, StringComparison.Ordinal);
        using var next = await _client.PostAsync("/api/ingest/sales", new StringContent("[]"), Ct);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Fact]
    public async Task Elsewhere_a_body_has_its_bounds()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/products")
        {
            Content = new StreamContent(new MemoryStream(new byte[11 * Megabyte]))
        };
        request.Headers.ExpectContinue = true; // hears the refusal before it sends
        using var response = await _client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_websocket_passes_with_its_token_moved_into_a_header()
    {
        var token = _access.TokenOf(Roles.Viewer);
        using var socket = new ClientWebSocket();
        var address = new UriBuilder(_client.BaseAddress!)
        {
            Scheme = "ws",
            Path = "/hubs/echo",
            Query = $"access_token={token}"
        }.Uri;

        await socket.ConnectAsync(address, TestContext.Current.CancellationToken);
        var buffer = new byte[8192];
        var received = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);

        Assert.Equal($"Bearer {token}", Encoding.UTF8.GetString(buffer, 0, received.Count));
    }

    [Theory]
    [InlineData("GET /api/products/%00 HTTP/1.1\nHost: localhost\n\n")]
    [InlineData("GET /api/products HTTP/1.1\nHost: local host\n\n")]
    [InlineData("GET /api/products\n\n")]
    public async Task What_is_no_request_is_told_so_in_words(string request)
    {
        var answer = await SayAsync(request);

        Assert.StartsWith("HTTP/1.1 400 Bad Request", answer, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
        Assert.Contains("\"detail\":", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/health")]
    [InlineData("/api/users/me")]
    public async Task Nobody_is_told_what_serves_here(string address)
    {
        using var response = await _client.GetAsync(address, Ct);
        Assert.False(response.Headers.Contains("Server"), response.Headers.ToString());
    }

    [Fact]
    public async Task A_caller_cannot_say_where_it_calls_from_to_escape_the_limit_of_sign_ins()
    {
        HttpStatusCode status;
        var asked = 0;
        do
        {
            using var response = await RefreshAsync(_client, "X-Forwarded-For", $"10.0.0.{++asked}");
            status = response.StatusCode;
        }
        while (status == HttpStatusCode.Forbidden && asked < 200);

        Assert.Equal(HttpStatusCode.TooManyRequests, status);
    }

    [Fact]
    public async Task A_caller_cannot_say_which_host_it_called_unless_it_is_a_named_proxy()
    {
        await using var behindProxy = _original.Again(("BizPulse:TrustedProxies:0", "127.0.0.0/8"));
        behindProxy.UseKestrel(0);
        using var started = behindProxy.CreateClient();
        using var proxy = new HttpClient { BaseAddress = started.BaseAddress };

        using var refused = await RefreshAsync(_client, "X-Forwarded-Host", "shop.example");
        using var believed = await RefreshAsync(proxy, "X-Forwarded-Host", "shop.example");

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, believed.StatusCode); // nobody is signed in
    }

    private static async Task<HttpResponseMessage> RefreshAsync(HttpClient client, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/refresh");
        request.Headers.Add("Origin", "http://shop.example");
        request.Headers.Add(header, value);
        return await client.SendAsync(request, Ct);
    }

    /// <summary>
    /// Says what no client would, then piece after piece, and hears the answer up to the end of its JSON.
    /// </summary>
    private async Task<string> SayAsync(string text, string piece = "")
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var caller = new TcpClient("127.0.0.1", _client.BaseAddress!.Port);
        await using var stream = caller.GetStream();
        await SayAsync(text);

        var answer = "";
        var buffer = new byte[4096];
        for (var reading = ReadAsync(); ; await SayAsync(piece))
        {
            await Task.WhenAny(reading, Task.Delay(50, Ct));
            if (!reading.IsCompleted)
                continue;
            answer += Encoding.UTF8.GetString(buffer, 0, await reading);
            if (reading.Result == 0 || answer.Contains('}', StringComparison.Ordinal))
                return answer;
            reading = ReadAsync();
        }

        Task<int> ReadAsync() => stream.ReadAsync(buffer, patience.Token).AsTask();

        ValueTask SayAsync(string words) =>
            stream.WriteAsync(Encoding.ASCII.GetBytes(words.ReplaceLineEndings("\r\n")), patience.Token);
    }

    private sealed class Pushed : HttpContent
    {
        private readonly TaskCompletionSource<Stream> _stream = new();
        private readonly TaskCompletionSource _ended = new();

        internal async Task PushAsync(byte[] bytes)
        {
            var stream = await _stream.Task;
            await stream.WriteAsync(bytes);
            await stream.FlushAsync();
        }

        internal void End() => _ended.SetResult();

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            _stream.SetResult(stream);
            return _ended.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
