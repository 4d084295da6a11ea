using System.Diagnostics;

namespace BizPulse.Bench.Live;

/// <summary>When a count that only rises was first seen at each level.</summary>
internal sealed class Watermark
{
    private readonly List<(long Level, long At)> _rises = [];

    public long Level { get; private set; }

    public void Rise(long level)
    {
        if (level <= Level)
            return;
        _rises.Add((level, Stopwatch.GetTimestamp()));
        Level = level;
    }

    /// <summary>When the level was reached; the end of time if it never was.</summary>
    public long At(long level)
    {
        var index = _rises.BinarySearch((level, long.MinValue));
        index = index < 0 ? ~index : index;
        return index < _rises.Count ? _rises[index].At : long.MaxValue;
    }
}
