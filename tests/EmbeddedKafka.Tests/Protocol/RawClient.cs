using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using EmbeddedKafka.Protocol;

namespace EmbeddedKafka.Tests.Protocol;

/// <summary>Speaks the protocol byte by byte, for what no ordinary client would say.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public RawClient(int port)
    {
        _socket.ReceiveTimeout = _socket.SendTimeout = 30_000;
        _socket.Connect(IPAddress.Loopback, port);
    }

    /// <summary>A request with its size before it.</summary>
    public static byte[] Frame(ApiKey key, short version, Action<ResponseWriter> writeBody)
    {
        using var writer = new ResponseWriter();
        writer.WriteInt16((short)key);
        writer.WriteInt16(version);
        writer.WriteInt32(42); // correlation id
        writer.WriteString("raw");
        writeBody(writer);
        return [.. writer.Pieces().SelectMany(piece => piece.ToArray())];
    }

    public void Send(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[_socket.Send(bytes)..];
    }

    /// <summary>The next response, behind its correlation id; null when the broker has closed the connection.</summary>
    public RequestReader? Receive()
    {
        if (ReceiveExactly(4) is not { } size
            || ReceiveExactly(BinaryPrimitives.ReadInt32BigEndian(size)) is not { } body)
            return null;
        var reader = new RequestReader(body);
        Assert.Equal(42, reader.ReadInt32());
        return reader;
    }

    public RequestReader? Ask(ApiKey key, short version, Action<ResponseWriter> writeBody)
    {
        Send(Frame(key, version, writeBody));
        return Receive();
    }

    /// <summary>Says that nothing more will come, and waits until the broker has closed the connection.</summary>
    public void Finish()
    {
        var buffer = new byte[64 * 1024];
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
            while (_socket.Receive(buffer) > 0)
            {
                // answers that nobody reads
            }
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionReset or SocketError.NotConnected)
        {
            // closed before it had read everything
        }
    }

    public void Dispose() => _socket.Dispose();

    private byte[]? ReceiveExactly(int count)
    {
        var bytes = new byte[count];
        for (var received = 0; received < count;)
        {
            var more = _socket.Receive(bytes.AsSpan(received));
            if (more == 0)
                return null;
            received += more;
        }
        return bytes;
    }
}
