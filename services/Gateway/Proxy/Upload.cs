using System.Net;

namespace BizPulse.Gateway.Proxy;

/// <summary>
/// The body of a request on its way to a service: written piece by piece, and over with the next piece once the service
/// has refused it. It goes in chunks, since a length that was promised could not be taken back.
/// </summary>
internal sealed class Upload : HttpContent
{
    private static readonly AsyncLocal<Upload?> _current = new();

    private readonly HttpContent _content;
    private volatile bool _isRefused;

    public Upload(HttpContent content)
    {
        _content = content;
        foreach (var (name, values) in content.Headers.NonValidated)
            if (!name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                Headers.TryAddWithoutValidation(name, values);
    }

    /// <summary>Of the request that is being sent.</summary>
    internal static Upload? Current { get => _current.Value; set => _current.Value = value; }

    internal bool IsRefused => _isRefused;

    internal void Refuse() => _isRefused = true;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    // The proxy takes a piece that can't be written for the end of the body.
    protected override Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        _content.CopyToAsync(new Pieces(stream, this), context, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private sealed class Pieces(Stream inner, Upload upload) : PassingStream(inner)
    {
        public override async ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (upload.IsRefused)
                throw new IOException("The service has refused the request.");
            await base.WriteAsync(buffer, cancellationToken);
            await FlushAsync(cancellationToken);
        }
    }
}
