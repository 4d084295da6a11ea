namespace LocalAspire.Developer.Telemetry;

/// <summary>The newest values of each measured series.</summary>
internal sealed class MetricStore
{
    private const int MaximumSeries = 2_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Resource, string Name, string Attributes), MetricSeries> _series = [];

    internal void Add(IEnumerable<MetricPoint> points)
    {
        lock (_lock)
        {
            foreach (var point in points)
            {
                var key = (point.Resource, point.Name, point.Attributes);
                if (!_series.TryGetValue(key, out var series) && _series.Count < MaximumSeries)
                    _series[key] = series = new MetricSeries(point);
                series?.Add(point);
            }
        }
    }

    internal IReadOnlyList<MetricView> List(string? resource)
    {
        lock (_lock)
        {
            return
            [
                .. _series.Values.Select(series => series.View())
                    .Where(view => resource is null || view.Resource == resource)
                    .OrderBy(view => view.Resource, StringComparer.Ordinal)
                    .ThenBy(view => view.Name, StringComparer.Ordinal)
                    .ThenBy(view => view.Attributes, StringComparer.Ordinal),
            ];
        }
    }
}
