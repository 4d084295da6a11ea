namespace EmbeddedKafka.Storage;

/// <summary>
/// The little that the broker asks of a file: the seam at which tests watch the order of writes and flushes.
/// </summary>
internal interface ILogFile : IDisposable
{
    long Length { get; }

    void Write(ReadOnlySpan<byte> bytes, long position);

    /// <summary>Reads as many bytes as there are, up to the size of the buffer.</summary>
    int Read(Span<byte> buffer, long position);

    /// <summary>Returns once everything written before is on the disk.</summary>
    void Flush();

    void Truncate(long length);

    /// <summary>
    /// The bytes up to a position need not stay in the system's memory any more. They must be on the disk.
    /// </summary>
    void Forget(long before);
}
