using System.Runtime.InteropServices;

namespace LocalAspire.Developer.Telemetry;

/// <summary>Measurements out of an OTLP metrics request: gauges, sums and histograms with fixed buckets.</summary>
internal static class MetricReader
{
    private const int Gauge = 5;
    private const int Sum = 7;
    private const int Histogram = 9;

    internal static List<MetricPoint> Read(ReadOnlySpan<byte> request)
    {
        var points = new List<MetricPoint>();
        OtlpReader.EachRecord(request, (string resource, string _, ref ProtoReader metric) => ReadMetric(resource, ref metric, points));
        return points;
    }

    private static void ReadMetric(string resource, ref ProtoReader metric, List<MetricPoint> points)
    {
        var (name, unit) = ("", "");
        while (metric.Next())
        {
            switch (metric.Field)
            {
                case 1: name = metric.Text(); break;
                case 3: unit = metric.Text(); break;
                case Gauge or Sum or Histogram:
                    var kind = metric.Field == Gauge ? "gauge" : metric.Field == Sum ? "sum" : "histogram";
                    ReadPoints(metric.Message(), new MetricPoint(resource, name, unit, kind, "", 0, 0, [], []), points);
                    break;
            }
        }
    }

    private static void ReadPoints(ProtoReader data, MetricPoint model, List<MetricPoint> points)
    {
        while (data.Next())
        {
            if (data.Field == 1)
                points.Add(model.Kind == "histogram" ? Distribution(data.Message(), model) : Number(data.Message(), model));
        }
    }

    /// <summary>A NumberDataPoint: as number (4) or integer (6), attributes (7).</summary>
    private static MetricPoint Number(ProtoReader message, MetricPoint point)
    {
        var attributes = new Dictionary<string, string>();
        while (message.Next())
        {
            switch (message.Field)
            {
                case 4: point = point with { Value = message.Double() }; break;
                case 6: point = point with { Value = (long)message.Fixed64() }; break;
                case 7: OtlpReader.AddAttribute(attributes, message.Message()); break;
            }
        }

        return point with { Attributes = Text(attributes) };
    }

    /// <summary>A HistogramDataPoint: count (4), sum (5), bucket counts (6), bounds (7), attributes (9).</summary>
    private static MetricPoint Distribution(ProtoReader message, MetricPoint point)
    {
        var attributes = new Dictionary<string, string>();
        while (message.Next())
        {
            switch (message.Field)
            {
                case 4: point = point with { Count = (long)message.Fixed64() }; break;
                case 5: point = point with { Value = message.Double() }; break;
                case 6: point = point with { Buckets = MemoryMarshal.Cast<byte, long>(message.Bytes()).ToArray() }; break;
                case 7: point = point with { Bounds = MemoryMarshal.Cast<byte, double>(message.Bytes()).ToArray() }; break;
                case 9: OtlpReader.AddAttribute(attributes, message.Message()); break;
            }
        }

        return point with { Attributes = Text(attributes) };
    }

    private static string Text(Dictionary<string, string> attributes) =>
        string.Join(", ", attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
}
