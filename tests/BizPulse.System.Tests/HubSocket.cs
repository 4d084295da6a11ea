using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace BizPulse.System.Tests;

/// <summary>Speaks SignalR's JSON protocol over a plain websocket, as little of it as a test needs.</summary>
internal sealed class HubSocket : IAsyncDisposable
{
    private const char End = '\u001e';
    private readonly ClientWebSocket _socket = new();
    private readonly StringBuilder _received = new();

    public static async Task<HubSocket> ConnectAsync(Uri gateway, string token, CancellationToken ct)
    {
        var hub = new HubSocket();
        await hub._socket.ConnectAsync(new Uri($"ws://{gateway.Authority}/hubs/live?access_token={token}"), ct);
        await hub.SendAsync("""{"protocol":"json","version":1}""", ct);
        await hub.ReceiveAsync(ct); // {} accepts the protocol
        return hub;
    }

    public Task InvokeAsync(string method, object argument, CancellationToken ct) =>
        SendAsync(JsonSerializer.Serialize(new { type = 1, target = method, arguments = new[] { argument } }), ct);

    /// <summary>The first frame for which the condition holds.</summary>
    public async Task<JsonElement> FrameAsync(Func<JsonElement, bool> condition, CancellationToken ct)
    {
        while (true)
        {
            var message = await ReceiveAsync(ct);
            if (message.TryGetProperty("target", out var target) && target.GetString() == "frame"
                && message.GetProperty("arguments")[0] is var frame && condition(frame))
                return frame;
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task SendAsync(string message, CancellationToken ct) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, ct);

    private async Task<JsonElement> ReceiveAsync(CancellationToken ct)
    {
        var buffer = new byte[1 << 14];
        while (true)
        {
            var text = _received.ToString();
            if (text.IndexOf(End, StringComparison.Ordinal) is >= 0 and var end)
            {
                _received.Remove(0, end + 1);
                return JsonSerializer.Deserialize<JsonElement>(text[..end]);
            }

            var piece = await _socket.ReceiveAsync(buffer.AsMemory(), ct);
            Assert.NotEqual(WebSocketMessageType.Close, piece.MessageType);
            _received.Append(Encoding.UTF8.GetString(buffer.AsSpan(0, piece.Count)));
        }
    }
}
