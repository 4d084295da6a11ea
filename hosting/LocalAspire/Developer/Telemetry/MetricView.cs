namespace LocalAspire.Developer.Telemetry;

/// <summary>A series as the page shows it: a distribution by its count, mean and 95th percentile since the start.</summary>
internal sealed record MetricView(
    string Resource, string Name, string Unit, string Kind, string Attributes, double Latest, long? Count, double? P95, IReadOnlyList<double> Recent);
