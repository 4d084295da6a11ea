using System.Buffers.Binary;
using System.Net.Sockets;
using EmbeddedKafka.Protocol;

namespace EmbeddedKafka.Network;

/// <summary>
/// Cuts what comes in at a socket into requests. Large ones are received right into the buffer they are handled in.
/// </summary>
internal sealed class FrameReader(Socket socket, int maxBytes)
{
    private const int SizePrefix = 4;
    private const int Large = 64 * 1024;
    private const int MostAwaited = 1024 * 1024;
    private const int SmallestRequest = 10; // key, version, correlation id, client id

    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;
    private int _awaited = 1;

    /// <summary>The next request, or null when the client has closed the connection.</summary>
    public async ValueTask<Frame?> ReadAsync(CancellationToken ct)
    {
        while (_end - _start < SizePrefix)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
            var received = await socket.ReceiveAsync(_buffer.AsMemory(_end), ct);
            if (received == 0)
                return null;
            _end += received;
        }

        var length = BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(_start));
        if (length < SmallestRequest || length > maxBytes)
            throw new ProtocolException($"a request of {length} bytes; {SmallestRequest} to {maxBytes} are taken");
        _start += SizePrefix;
        return await ReadBodyAsync(new Frame(length), ct);
    }

    private async ValueTask<Frame?> ReadBodyAsync(Frame frame, CancellationToken ct)
    {
        try
        {
            var filled = Math.Min(frame.Bytes.Length, _end - _start);
            _buffer.AsSpan(_start, filled).CopyTo(frame.Bytes.Span);
            _start += filled;
            while (filled < frame.Bytes.Length)
            {
                Await(frame.Bytes.Length - filled);
                var received = await socket.ReceiveAsync(frame.Bytes[filled..], ct);
                if (received == 0)
                    throw new ProtocolException(
                        $"the connection ended after {filled} of {frame.Bytes.Length} bytes of a request");
                filled += received;
            }
            Await(SizePrefix);
            return frame;
        }
        catch
        {
            frame.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Lets the system wake us for the whole rest of a large request at once, not for each packet of it. Never for more
    /// than the rest: the client may wait for the answer before it sends anything else.
    /// </summary>
    private void Await(int bytes)
    {
        var awaited = bytes < Large ? 1 : Math.Min(bytes, MostAwaited);
        if (awaited == _awaited || !OperatingSystem.IsLinux())
            return;
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReceiveLowWater, awaited);
        _awaited = awaited;
    }
}
