namespace LocalAspire.Developer.Telemetry;

/// <summary>The newest traces with their spans and log messages. Old ones go when there are too many.</summary>
internal sealed class TraceStore
{
    private const int MaximumTraces = 500;
    private const int MaximumPerTrace = 500;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Trace> _traces = [];
    private readonly Queue<string> _order = new();

    internal void Add(IEnumerable<Span> spans)
    {
        lock (_lock)
        {
            foreach (var span in spans.Where(span => !IsPolling(span)))
                AddUpTo(MaximumPerTrace, Of(span.TraceId).Spans, span);
        }
    }

    internal void Add(IEnumerable<LogRecord> records)
    {
        lock (_lock)
        {
            foreach (var record in records)
                AddUpTo(MaximumPerTrace, Of(record.TraceId).Logs, record);
        }
    }

    /// <summary>Newest first.</summary>
    internal IReadOnlyList<TraceSummary> List(string? resource, int limit)
    {
        lock (_lock)
        {
            return
            [
                .. _traces
                    .Where(trace => trace.Value.Spans.Count > 0 && (resource is null || trace.Value.Spans.Any(span => span.Resource == resource)))
                    .Select(trace => TraceSummary.Of(trace.Key, trace.Value.Spans))
                    .OrderByDescending(trace => trace.StartNs)
                    .Take(limit),
            ];
        }
    }

    internal TraceDetail? Find(string traceId)
    {
        lock (_lock)
        {
            return _traces.TryGetValue(traceId.ToLowerInvariant(), out var trace)
                ? new TraceDetail(traceId, [.. trace.Spans.OrderBy(span => span.StartNs)], [.. trace.Logs.OrderBy(log => log.TimeNs)])
                : null;
        }
    }

    /// <summary>A query that belongs to nothing is a service looking around, once a second: it would push out what matters.</summary>
    private static bool IsPolling(Span span) => span is { ParentSpanId: "", Kind: "client", IsError: false, Scope: "Npgsql" };

    private static void AddUpTo<T>(int maximum, List<T> list, T item)
    {
        if (list.Count < maximum)
            list.Add(item);
    }

    private Trace Of(string traceId)
    {
        if (_traces.TryGetValue(traceId, out var known))
            return known;
        _order.Enqueue(traceId);
        if (_order.Count > MaximumTraces)
            _traces.Remove(_order.Dequeue());
        return _traces[traceId] = new Trace([], []);
    }

    private sealed record Trace(List<Span> Spans, List<LogRecord> Logs);
}
