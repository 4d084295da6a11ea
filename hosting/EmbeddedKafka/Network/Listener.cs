using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace EmbeddedKafka.Network;

/// <summary>Accepts clients and lets each be served, until it is disposed.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly Socket _socket;
    private readonly Func<Socket, CancellationToken, Task> _serve;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<Task, bool> _connections = [];
    private readonly Task _accepting;

    /// <param name="anyIfTaken">Whether any free port will do when this one is taken.</param>
    public Listener(IPAddress address, int port, bool anyIfTaken, Func<Socket, CancellationToken, Task> serve)
    {
        _serve = serve;
        _socket = Bind(address, port, anyIfTaken);
        _socket.Listen();
        _accepting = AcceptAsync();
    }

    public IPEndPoint EndPoint => (IPEndPoint)_socket.LocalEndPoint!;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _accepting;
        _socket.Dispose();
        await Task.WhenAll(_connections.Keys);
        _stopping.Dispose();
    }

    private static Socket Bind(IPAddress address, int port, bool anyIfTaken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
        }
        catch (SocketException e) when (anyIfTaken && e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            socket.Bind(new IPEndPoint(address, 0));
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new IOException($"cannot listen on {address}:{port}: {e.Message}", e);
        }
        return socket;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _socket.AcceptAsync(_stopping.Token);
                client.NoDelay = true;
                var serving = Task.Run(() => _serve(client, _stopping.Token));
                _connections[serving] = true;
                _ = serving.ContinueWith(done => _connections.TryRemove(done, out _), TaskScheduler.Default);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }
}
