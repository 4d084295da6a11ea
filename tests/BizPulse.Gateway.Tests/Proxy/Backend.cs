using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace BizPulse.Gateway.Tests.Proxy;

/// <summary>A service behind the gateway that answers what it was asked.</summary>
internal sealed class Backend(string service) : IAsyncDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private WebApplication _app = null!;
    private volatile bool _hangs;

    internal string Address => _app.Urls.First();

    internal ConcurrentQueue<string> Seen { get; } = [];

    internal bool IsUnwell { get; set; }

    internal int HealthAsked { get; private set; }

    internal long BytesReceived { get; private set; }

    internal async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(
            kestrel => kestrel.Limits.MaxRequestBodySize = null);
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Use(async (context, next) =>
        {
            if (_hangs)
                await Task.Delay(Timeout.Infinite, _ended.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            else
                await next(context);
        });
        _app.MapGet("/health", () =>
        {
            HealthAsked++;
            return Results.Content("""
                {"status":"STATUS","checks":{"Aspire.Confluent.Kafka.Producer":{"status":"Healthy","durationMs":1},"StackExchange.Redis":{"status":"Healthy","durationMs":1}}}
                """.Replace("STATUS", IsUnwell ? "Unhealthy" : "Healthy", StringComparison.Ordinal),
                "application/json", statusCode: IsUnwell ? 503 : 200);
        });
        _app.MapGet("/alive", () => "ok");
        _app.MapGet("/openapi/v1.json", () => Results.Content("""
            {"openapi":"3.1.1","paths":{"/api/SERVICE/things":{"get":{"tags":["Things"]}},"/internal":{"get":{}}},"components":{"schemas":{"Thing":{"title":"SERVICE"}}}}
            """.Replace("SERVICE", service, StringComparison.Ordinal), "application/json"));
        _app.UseWebSockets();
        _app.Map("/hubs/echo", SendTokenAsync);
        _app.Map("/{**rest}", (Delegate)AnswerAsync);
        await _app.StartAsync();
    }

    /// <summary>From now on it takes requests and never answers.</summary>
    internal void Hang() => _hangs = true;

    internal void Wake() => _hangs = false;

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _app.DisposeAsync();
    }

    private async Task<object> AnswerAsync(HttpContext context)
    {
        Seen.Enqueue(context.Request.Path);
        if (context.Request.Headers["X-Refuse-After"] is [{ } bytes])
        {
            await context.Request.Body.ReadExactlyAsync(new byte[int.Parse(bytes)]);
            return Results.Problem("Not this.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        var buffer = new byte[64 * 1024];
        for (int read; (read = await context.Request.Body.ReadAsync(buffer)) > 0;)
            BytesReceived += read;
        return new
        {
            Service = service,
            Instance = Address,
            Target = context.Features.Get<IHttpRequestFeature>()!.RawTarget,
            Authorization = context.Request.Headers.Authorization.ToString(),
        };
    }

    private static async Task SendTokenAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await socket.SendAsync(
            Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString()), WebSocketMessageType.Text, true,
            context.RequestAborted);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
    }
}
