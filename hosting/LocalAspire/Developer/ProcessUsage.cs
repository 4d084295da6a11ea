using System.Globalization;

namespace LocalAspire.Developer;

/// <summary>
/// Processor time and memory of whole sessions, read from /proc when somebody looks. Memory is the proportional set size: what
/// processes share is counted once. Where there is no /proc nothing is shown.
/// </summary>
internal sealed class ProcessUsage
{
    private const double TicksPerSecond = 100;
    private static readonly TimeSpan s_freshFor = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private Dictionary<int, Usage> _usage = [];
    private DateTime _takenAt;

    internal Usage? Of(int session)
    {
        lock (_lock)
        {
            if (DateTime.UtcNow - _takenAt > s_freshFor)
                Refresh();
            return _usage.GetValueOrDefault(session);
        }
    }

    private void Refresh()
    {
        var now = DateTime.UtcNow;
        var seconds = (now - _takenAt).TotalSeconds;
        var fresh = new Dictionary<int, Usage>();
        foreach (var (process, session, ticks) in Processes())
        {
            var sum = fresh.GetValueOrDefault(session) ?? new Usage(0, null, 0);
            fresh[session] = sum with { CpuSeconds = sum.CpuSeconds + ticks / TicksPerSecond, MemoryBytes = sum.MemoryBytes + Memory(process) };
        }

        foreach (var (session, usage) in fresh)
        {
            if (_usage.TryGetValue(session, out var before))
                fresh[session] = usage with { CpuPercent = Math.Max(0, 100 * (usage.CpuSeconds - before.CpuSeconds) / seconds) };
        }

        (_usage, _takenAt) = (fresh, now);
    }

    /// <summary>/proc/1/stat: <c>1 (name) S parent group session ... utime(14) stime(15) ...</c>; the name may hold anything.</summary>
    private static IEnumerable<(int Process, int Session, long Ticks)> Processes()
    {
        if (!Directory.Exists("/proc"))
            yield break;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), out var process) || Read(Path.Combine(folder, "stat")) is not { } stat)
                continue;
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            yield return (process, int.Parse(fields[3], CultureInfo.InvariantCulture),
                long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The line of smaps_rollup: <c>Pss:   12345 kB</c>.</summary>
    private static long Memory(int process)
    {
        var line = Read($"/proc/{process}/smaps_rollup")?.Split('\n').FirstOrDefault(line => line.StartsWith("Pss:", StringComparison.Ordinal));
        return line is null ? 0 : 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    private static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    internal sealed record Usage(double CpuSeconds, double? CpuPercent, long MemoryBytes);
}
