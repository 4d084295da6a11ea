using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Xml;

namespace BizPulse.Ingestion.Reading;

/// <summary>
/// Reads CSV, XLSX and JSON, packed or not; which of them it is shows in the first bytes, not in the name.
/// </summary>
internal static class TableFile
{
    /// <summary>No more is unpacked: a small file that holds more than this was made to do harm.</summary>
    public const long MostUnpackedBytes = 20L << 30;

    public static async IAsyncEnumerable<FileRow> ReadAsync(string path, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true);
        var start = await StartOfAsync(file, ct);
        file.Position = 0;
        if (IsZip(start))
        {
            await foreach (var row in XlsxRows.ReadAsync(file, ct))
                yield return row;
            yield break;
        }

        var budget = new SizeBudget(file.Length);
        await using var content = IsGzip(start)
            ? new LimitedStream(new GZipStream(file, CompressionMode.Decompress), MostUnpackedBytes)
            : (Stream)file;
        start = await StartOfAsync(content, ct);
        var rows = FirstLetter(start) switch
        {
            '[' => JsonRows.ReadAsync(new PrefixedStream(start, content), ItemLayout.Json, budget, ct),
            '{' => JsonRows.ReadAsync(new PrefixedStream(start, content), ItemLayout.Lines, budget, ct),
            _ => CsvRows.ReadAsync(new PrefixedStream(start, content), budget, ct),
        };
        await foreach (var row in rows)
            yield return row;
    }

    /// <summary>The file is at fault, not we: it is damaged, or not what it claims to be.</summary>
    public static bool IsUnreadable(Exception failure) =>
        failure is UnreadableFileException or InvalidDataException or XmlException;

    private static bool IsGzip(byte[] first) => first is [0x1F, 0x8B, ..];

    private static bool IsZip(byte[] first) => first is [(byte)'P', (byte)'K', 3, 4, ..];

    private static char FirstLetter(ReadOnlySpan<byte> start)
    {
        var at = start.IndexOfAnyExcept("\uFEFF \t\r\n"u8);
        return at < 0 ? ' ' : (char)start[at];
    }

    private static async Task<byte[]> StartOfAsync(Stream content, CancellationToken ct)
    {
        var start = new byte[4096];
        var length = await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, ct);
        return start[..length];
    }
}
