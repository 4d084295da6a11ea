using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace BizPulse.Testing;

/// <summary>
/// One address for several copies, as a platform gives it: each connection goes to the next one. Before a server alone
/// it is the wire that can be cut.
/// </summary>
public sealed class SharedAddress : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<TcpClient> _connections = [];
    private readonly Uri[] _copies;
    private readonly Task _accepting;

    public SharedAddress(params string[] copies)
    {
        _copies = [.. copies.Select(copy => new Uri(copy))];
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Address => $"http://{_listener.LocalEndpoint}";

    /// <summary>From now on nobody listens here.</summary>
    public void Cut()
    {
        _listener.Stop();
        DropConnections();
    }

    public void DropConnections()
    {
        while (_connections.TryDequeue(out var connection))
            connection.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        Cut();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            for (var turn = 0; ; turn++)
                _ = RelayAsync(await _listener.AcceptTcpClientAsync(), _copies[turn % _copies.Length]);
        }
        catch (SocketException)
        {
            // It was stopped.
        }
    }

    private async Task RelayAsync(TcpClient caller, Uri copy)
    {
        var service = new TcpClient();
        _connections.Enqueue(caller);
        _connections.Enqueue(service);
        try
        {
            await service.ConnectAsync(copy.Host, copy.Port);
            await Task.WhenAny(
                caller.GetStream().CopyToAsync(service.GetStream()),
                service.GetStream().CopyToAsync(caller.GetStream()));
        }
        catch (Exception ended) when (ended is IOException
            or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // One of them hung up.
        }
        caller.Dispose();
        service.Dispose();
    }
}
