using System.Diagnostics;
using Confluent.Kafka;

namespace BizPulse.Telemetry;

/// <summary>
/// The distinct traces that the messages of a batch come from, up to a bound that keeps a span small.
/// </summary>
public sealed class TraceOrigins
{
    private const int MaxLinks = 64;

    private readonly HashSet<ActivityContext> _seen = [];
    private readonly List<ActivityContext> _origins = [];
    private byte[]? _previous;

    internal ActivityContext First => _origins.Count > 0 ? _origins[0] : default;

    public IEnumerable<ActivityContext> Others => _origins.Skip(1);

    public void Add(Headers? headers)
    {
        // Neighbours mostly come from one request: comparing bytes spares parsing them.
        if (_origins.Count > MaxLinks || headers is null
            || !headers.TryGetLastBytes("traceparent", out var parent) || parent.AsSpan().SequenceEqual(_previous))
            return;

        _previous = parent;
        if (KafkaTrace.Extract(headers) is { } origin && _seen.Add(origin))
            _origins.Add(origin);
    }

    /// <summary>Makes it ready for the next batch.</summary>
    public void Clear()
    {
        _seen.Clear();
        _origins.Clear();
        _previous = null;
    }
}
