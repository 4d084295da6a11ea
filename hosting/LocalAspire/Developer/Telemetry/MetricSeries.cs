namespace LocalAspire.Developer.Telemetry;

/// <summary>One measured series: its newest point and what to draw. Sums are drawn as their growth, distributions as their mean.</summary>
internal sealed class MetricSeries(MetricPoint first)
{
    private const int Kept = 60;

    private readonly Queue<double> _recent = new();
    private MetricPoint _latest = first;
    private bool _started;

    internal void Add(MetricPoint point)
    {
        if (_started || point.Kind == "gauge")
        {
            _recent.Enqueue(Drawn(point));
            if (_recent.Count > Kept)
                _recent.Dequeue();
        }

        (_latest, _started) = (point, true);
    }

    internal MetricView View() => _latest.Kind == "histogram"
        ? new MetricView(_latest.Resource, _latest.Name, _latest.Unit, _latest.Kind, _latest.Attributes,
            _latest.Count == 0 ? 0 : _latest.Value / _latest.Count, _latest.Count, Percentile(0.95), [.. _recent])
        : new MetricView(_latest.Resource, _latest.Name, _latest.Unit, _latest.Kind, _latest.Attributes, _latest.Value, null, null, [.. _recent]);

    private double Drawn(MetricPoint point) => point.Kind switch
    {
        "sum" => point.Value - _latest.Value,
        "histogram" => point.Count > _latest.Count ? (point.Value - _latest.Value) / (point.Count - _latest.Count) : 0,
        _ => point.Value,
    };

    /// <summary>The upper bound of the bucket in which it lies; of the last, open bucket the lower one.</summary>
    private double? Percentile(double share)
    {
        long seen = 0;
        for (var bucket = 0; bucket < _latest.Buckets.Length && _latest.Bounds.Length > 0; bucket++)
        {
            seen += _latest.Buckets[bucket];
            if (seen >= share * _latest.Count && seen > 0)
                return _latest.Bounds[Math.Min(bucket, _latest.Bounds.Length - 1)];
        }

        return null;
    }
}
