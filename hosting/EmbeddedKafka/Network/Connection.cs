using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using EmbeddedKafka.Protocol;
using EmbeddedKafka.Requests;

namespace EmbeddedKafka.Network;

/// <summary>
/// One client. Its requests begin in the order they come in, and are answered in that order, but may wait side by side:
/// while one waits for the disk the next is already written.
/// </summary>
internal sealed class Connection(Socket socket, RequestTable requests, int maxRequestBytes, Action<string> report)
{
    private const int MaxUnderWay = 32;

    private readonly IPEndPoint _client = (IPEndPoint)socket.RemoteEndPoint!;
    private readonly IPEndPoint _reached = (IPEndPoint)socket.LocalEndPoint!;
    private readonly Channel<Task<ResponseWriter>> _answers = Channel.CreateBounded<Task<ResponseWriter>>(
        new BoundedChannelOptions(MaxUnderWay) { SingleReader = true, SingleWriter = true });

    public async Task RunAsync(CancellationToken stopping)
    {
        using var _ = socket;
        using var closed = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var sending = SendAsync(closed);
        try
        {
            var frames = new FrameReader(socket, maxRequestBytes);
            while (await frames.ReadAsync(closed.Token) is { } frame)
                await _answers.Writer.WriteAsync(AnswerAsync(frame, closed.Token), closed.Token);
        }
        catch (Exception e) when (IsOrdinaryEnd(e))
        {
        }
        catch (ProtocolException e)
        {
            report($"closing the connection of {_client}: {e.Message}");
        }
        finally
        {
            await closed.CancelAsync();
            _answers.Writer.TryComplete();
            await sending;
        }
    }

    private async Task<ResponseWriter> AnswerAsync(Frame frame, CancellationToken ct)
    {
        using var _ = frame;
        var response = new ResponseWriter();
        try
        {
            await requests.AnswerAsync(ReadHeader(new RequestReader(frame.Bytes)), response, ct);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private Request ReadHeader(RequestReader reader)
    {
        var (key, version, correlationId, clientId) = (
            (ApiKey)reader.ReadInt16(), reader.ReadInt16(), reader.ReadInt32(), reader.ReadNullableString());
        return new Request(key, version, correlationId, clientId ?? "", reader, _client.Address.ToString(), _reached);
    }

    private async Task SendAsync(CancellationTokenSource closed)
    {
        await foreach (var answer in _answers.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                using var response = await answer;
                if (response.IsSuppressed || closed.IsCancellationRequested)
                    continue;
                foreach (var piece in response.Pieces())
                    await SendAllAsync(piece, closed.Token);
            }
            catch (Exception e)
            {
                if (!IsOrdinaryEnd(e))
                    report($"closing the connection of {_client}: {(e is ProtocolException ? e.Message : e)}");
                await closed.CancelAsync();
            }
        }
    }

    private async ValueTask SendAllAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await socket.SendAsync(bytes, ct)..];
    }

    private static bool IsOrdinaryEnd(Exception e) =>
        e is SocketException or OperationCanceledException or ObjectDisposedException or ChannelClosedException;
}
