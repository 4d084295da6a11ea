using BizPulse.Ingestion.Reading;

namespace BizPulse.Ingestion;

/// <summary>
/// Unpacks bodies by their <c>Content-Encoding</c>. A damaged one is the sender's mistake, wherever it is read, and one
/// packed in a way that we don't know is refused.
/// </summary>
internal static class CompressedBodies
{
    public static void UseCompressedBodies(this WebApplication app)
    {
        app.UseRequestDecompression();
        app.Use((context, next) =>
        {
            if (context.Request.Headers.ContentEncoding.ToString() is { Length: > 0 } unknown && unknown != "identity")
                throw new BadHttpRequestException(
                    $"The Content-Encoding '{unknown}' is not known; there are gzip, br and deflate.",
                    StatusCodes.Status415UnsupportedMediaType);
            context.Request.Body = new Unpacked(context.Request.Body);
            return next(context);
        });
    }

    private sealed class Unpacked(Stream body) : ReadOnlyStream
    {
        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                return await body.ReadAsync(buffer, cancellationToken);
            }
            catch (Exception damaged) when (damaged is InvalidDataException or InvalidOperationException)
            {
                throw new BadHttpRequestException("The packed body is damaged.", damaged);
            }
        }
    }
}
