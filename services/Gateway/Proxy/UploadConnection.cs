namespace BizPulse.Gateway.Proxy;

/// <summary>
/// A connection to a service that sees when a refusal comes while a body is still going out, and ends the body. All
/// other answers wait for its end, as ever.
/// </summary>
internal sealed class UploadConnection(Stream inner) : PassingStream(inner)
{
    private Upload? _upload;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await base.ReadAsync(buffer, cancellationToken);
        if (_upload is { } upload && IsRefusal(buffer.Span[..read]))
            upload.Refuse();
        return read;
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _upload = Upload.Current;
        try
        {
            await base.WriteAsync(buffer, cancellationToken);
        }
        catch (IOException) when (_upload is { IsRefused: true })
        {
            // The service need not wait for the end of what it has refused; its answer is here.
        }
    }

    private static bool IsRefusal(ReadOnlySpan<byte> answer)
    {
        var goOn = "HTTP/1.1 100 Continue\r\n\r\n"u8;
        var status = answer.StartsWith(goOn) ? answer[goOn.Length..] : answer;
        return status.StartsWith("HTTP/1.1 4"u8) || status.StartsWith("HTTP/1.1 5"u8);
    }
}
