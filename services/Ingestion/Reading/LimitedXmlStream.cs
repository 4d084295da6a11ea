namespace BizPulse.Ingestion.Reading;

/// <summary>
/// Gives up on a workbook's XML that holds more than anyone sends, or a tag or text longer than a sheet needs: a reader
/// would hold all of it in memory, however little the packed file has.
/// </summary>
internal sealed class LimitedXmlStream(Stream xml) : ReadOnlyStream
{
    private const int LongestPart = 1 << 20;

    private long _sinceBracket, _unpacked;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await xml.ReadAsync(buffer, cancellationToken);
        return Checked(buffer.Span[..count]);
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        Checked(buffer.AsSpan(offset, xml.Read(buffer, offset, count)));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            xml.Dispose();
        base.Dispose(disposing);
    }

    private int Checked(ReadOnlySpan<byte> read)
    {
        _unpacked += read.Length;
        var bracket = read.LastIndexOfAny((byte)'<', (byte)'>');
        _sinceBracket = bracket < 0 ? _sinceBracket + read.Length : read.Length - 1 - bracket;
        if (_unpacked > TableFile.MostUnpackedBytes || _sinceBracket > LongestPart)
            throw new UnreadableFileException("The workbook unpacks to more than any sheet needs.");
        return read.Length;
    }
}
