using System.Net;
using System.Net.Sockets;

namespace BizPulse.Engines;

/// <summary>Sends a few bytes to a port of this machine and reads the beginning of the answer.</summary>
internal static class Handshake
{
    internal static async Task<byte[]> AskAsync(int port, ReadOnlyMemory<byte> question, CancellationToken ct)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(TimeSpan.FromSeconds(3));
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, timeout.Token);
        var stream = client.GetStream();
        await stream.WriteAsync(question, timeout.Token);
        var answer = new byte[512];
        var length = await stream.ReadAsync(answer, timeout.Token);
        return answer[..length];
    }
}
