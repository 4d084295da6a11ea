using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BizPulse.Forecasts;

/// <summary>What the service tells of its work.</summary>
internal static class ForecastTelemetry
{
    private const string Name = "BizPulse.Forecast";

    private static readonly ActivitySource _source = new(Name);
    private static readonly Meter _meter = new(Name);
    private static readonly Histogram<double> _duration = _meter.CreateHistogram<double>(
        "bizpulse.forecast.duration", "s", "Time to forecast one product, learning apart");
    private static readonly Histogram<double> _jobs = _meter.CreateHistogram<double>(
        "bizpulse.forecast.job.duration", "s", "Time of a job, from taken to stored");
    private static readonly Counter<long> _failures = _meter.CreateCounter<long>(
        "bizpulse.forecast.failures", "{product}", "Products that could not be forecast");

    public static void Made(TimeSpan duration) => _duration.Record(duration.TotalSeconds);

    public static void JobDone(string reason, TimeSpan duration, int failures)
    {
        _jobs.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("reason", reason));
        _failures.Add(failures);
    }

    public static void ObserveJobs(Func<long> waiting) =>
        _meter.CreateObservableGauge("bizpulse.forecast.jobs", waiting, "{job}", "Jobs that are not done");

    public static Activity? StartJob(string reason, int products)
    {
        Activity.Current = null; // a job belongs to no request
        return _source.StartActivity($"forecast {reason}")?.SetTag("bizpulse.products", products);
    }

    /// <summary>
    /// A span in the trace of what changed a product, linked to the job in which it is forecast with others.
    /// </summary>
    public static Activity? Continue(string? trace, string sku) =>
        ActivityContext.TryParse(trace, null, isRemote: true, out var change)
            ? _source.StartActivity(
                "forecast", ActivityKind.Consumer, change, links: Activity.Current is { } job ? [new(job.Context)] : [])
                ?.SetTag("bizpulse.sku", sku)
            : null;
}
