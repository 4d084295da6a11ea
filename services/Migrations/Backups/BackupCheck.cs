using System.IO.Compression;

namespace BizPulse.Migrations.Backups;

/// <summary>
/// Reads a backup from end to end before anything is changed: each part has to be what was written. The archive keeps a
/// CRC-32 of each, but .NET does not look at it.
/// </summary>
internal static class BackupCheck
{
    private static readonly uint[] _crcOfByte = [.. Enumerable.Range(0, 256).Select(CrcOf)];

    public static async Task RefuseDamagedAsync(ZipArchive zip, string path, CancellationToken ct)
    {
        foreach (var part in zip.Entries)
        {
            if (!await IsWholeAsync(part, ct))
                throw Damaged(path, $"its part {part.FullName} is not what was written");
        }
    }

    public static MigrationRefusedException Damaged(string path, string reason) =>
        new($"{path} is damaged, or no backup of BizPulse: {reason}. Nothing was changed.");

    /// <summary>What a damaged archive makes its reader throw.</summary>
    public static bool IsDamage(Exception failure) =>
        failure is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException;

    private static async Task<bool> IsWholeAsync(ZipArchiveEntry part, CancellationToken ct)
    {
        await using var content = await part.OpenAsync(ct);
        var buffer = new byte[1 << 16];
        var (crc, length) = (uint.MaxValue, 0L);
        while (await content.ReadAsync(buffer, ct) is > 0 and var read)
        {
            foreach (var one in buffer.AsSpan(0, read))
                crc = _crcOfByte[(byte)(crc ^ one)] ^ (crc >> 8);
            length += read;
        }

        return ~crc == part.Crc32 && length == part.Length;
    }

    private static uint CrcOf(int one)
    {
        var crc = (uint)one;
        for (var bit = 0; bit < 8; bit++)
            crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        return crc;
    }
}
