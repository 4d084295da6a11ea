using System.Net;
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
