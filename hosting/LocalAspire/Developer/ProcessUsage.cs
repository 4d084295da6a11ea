using System.Globalization;

namespace LocalAspire.Developer;

/// <summary>
/// Processor time and memory of a process and all its descendants, read from /proc when somebody looks. Memory is the
/// proportional set size: what processes share is counted once. Where there is no /proc nothing is shown.
/// </summary>
internal sealed class ProcessUsage
{
    private const double TicksPerSecond = 100;
    private static readonly TimeSpan s_freshFor = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private Dictionary<int, Process> _processes = [];
    private Dictionary<int, Process> _before = [];
    private double _secondsBetween;
    private DateTime _takenAt;

    internal Usage? Of(int root)
    {
        lock (_lock)
        {
            if (DateTime.UtcNow - _takenAt > s_freshFor)
                Refresh();
            return _processes.ContainsKey(root) ? Sum(root) : null;
        }
    }

    private Usage Sum(int root)
    {
        var (ticks, memory) = (0L, 0L);
        foreach (var (id, process) in _processes.Where(process => DescendsFrom(process.Key, root)))
        {
            memory += Memory(id);
            if (_before.TryGetValue(id, out var before))
                ticks += process.Ticks - before.Ticks;
        }

        return new Usage(_before.ContainsKey(root) ? 100 * ticks / TicksPerSecond / _secondsBetween : null, memory);
    }

    private bool DescendsFrom(int process, int root)
    {
        while (process != root)
        {
            if (!_processes.TryGetValue(process, out var known))
                return false;
            process = known.Parent;
        }

        return true;
    }

    private void Refresh()
    {
        var now = DateTime.UtcNow;
        (_before, _processes, _secondsBetween) = (_processes, All(), (now - _takenAt).TotalSeconds);
        _takenAt = now;
    }

    /// <summary>/proc/1/stat: <c>1 (name) S parent ... utime(14) stime(15) ...</c>; the name may hold anything.</summary>
    private static Dictionary<int, Process> All()
    {
        var all = new Dictionary<int, Process>();
        foreach (var folder in Directory.Exists("/proc") ? Directory.EnumerateDirectories("/proc") : [])
        {
            if (!int.TryParse(Path.GetFileName(folder), out var id) || Read(Path.Combine(folder, "stat")) is not { } stat)
                continue;
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            all[id] = new Process(Number(fields[1]), Number(fields[11]) + Number(fields[12]));
        }

        return all;

        static int Number(string field) => int.Parse(field, CultureInfo.InvariantCulture);
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

    internal sealed record Usage(double? CpuPercent, long MemoryBytes);

    private readonly record struct Process(int Parent, long Ticks);
}
