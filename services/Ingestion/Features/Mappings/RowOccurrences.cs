using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace BizPulse.Ingestion.Features.Mappings;

/// <summary>
/// How often each row has occurred so far. Rows are remembered by 64 bits of their hash: nearly all occur once, and
/// cost 16 bytes.
/// </summary>
internal sealed class RowOccurrences
{
    private readonly HashSet<ulong> _seen = [];
    private readonly Dictionary<ulong, int> _repeats = [];

    /// <summary>1 for the first occurrence of a row, 2 for the second, …</summary>
    public int Count(string row)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(row.AsSpan()), hash);
        var key = MemoryMarshal.Read<ulong>(hash);
        if (_seen.Add(key))
            return 1;
        return _repeats[key] = _repeats.GetValueOrDefault(key, 1) + 1;
    }
}
