namespace LocalAspire.Developer.Telemetry;

/// <summary>A measurement as it arrived: a number, or for a distribution its count, sum and buckets.</summary>
internal sealed record MetricPoint(
    string Resource, string Name, string Unit, string Kind, string Attributes, double Value, long Count, double[] Bounds, long[] Buckets);
