using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace BizPulse.Bench.Live;

/// <summary>Listens to the live hub over a plain websocket.</summary>
internal static class LiveWire
{
    private const byte End = 0x1e;

    /// <summary>Tells the day's units of every frame.</summary>
    public static async Task WatchAsync(Uri gateway, string token, Action<long> onUnits, CancellationToken stop)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{gateway.Authority}/hubs/live?access_token={token}"), stop);
        await socket.SendAsync(
            Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}\u001e"), WebSocketMessageType.Text, true,
            stop);

        using var received = new MemoryStream();
        var buffer = new byte[1 << 16];
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var piece = await socket.ReceiveAsync(buffer.AsMemory(), stop);
                foreach (var letter in buffer.AsMemory(0, piece.Count).ToArray())
                    if (letter != End)
                        received.WriteByte(letter);
                    else
                        Tell(received, onUnits);
            }
        }
        catch (OperationCanceledException)
        {
            // heard enough
        }
    }

    private static void Tell(MemoryStream message, Action<long> onUnits)
    {
        using var json = JsonDocument.Parse(message.GetBuffer().AsMemory(0, (int)message.Length));
        if (json.RootElement.TryGetProperty("target", out var target) && target.GetString() == "frame")
            onUnits(
                (long)json.RootElement.GetProperty("arguments")[0].GetProperty("today").GetProperty("units")
                    .GetDecimal());
        message.SetLength(0);
    }
}
