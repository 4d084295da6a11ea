using System.Diagnostics.Metrics;
using BizPulse.Ingestion.Consuming;
using BizPulse.Ingestion.Storing;

namespace BizPulse.Ingestion.Status;

internal static class PipelineMetrics
{
    public const string Name = "BizPulse.Ingestion";

    private static readonly Meter _meter = new(Name);
    private static readonly Counter<long> _events = _meter.CreateCounter<long>(
        "bizpulse.ingestion.events", "{event}", "Events stored");
    private static readonly Counter<long> _duplicates = _meter.CreateCounter<long>(
        "bizpulse.ingestion.duplicates", "{event}", "Events whose id was known");
    private static readonly Counter<long> _deadLetters = _meter.CreateCounter<long>(
        "bizpulse.ingestion.dead_letters", "{message}", "Messages that could not count");
    private static readonly Histogram<int> _batchSize = _meter.CreateHistogram<int>(
        "bizpulse.ingestion.batch.size", "{message}", "Messages per batch");
    private static readonly Histogram<double> _batchTime = _meter.CreateHistogram<double>(
        "bizpulse.ingestion.batch.duration", "s", "Time to store a batch");
    private static readonly Histogram<double> _latency = _meter.CreateHistogram<double>(
        "bizpulse.ingestion.latency", "s", "From sent to stored");

    public static void Record(
        IReadOnlyList<IncomingMessage> messages, BatchResult stored, TimeSpan duration, DateTime now)
    {
        _events.Add(stored.Events);
        _duplicates.Add(stored.Duplicates);
        _deadLetters.Add(stored.DeadLetters);
        _batchSize.Record(messages.Count);
        _batchTime.Record(duration.TotalSeconds);
        if (!_latency.Enabled)
            return;
        foreach (var message in messages)
            _latency.Record((now - message.SentAt).TotalSeconds);
    }

    /// <summary>Reported when metrics are collected: the lag of each partition that this processor owns.</summary>
    public static void ObserveLag(Func<IEnumerable<Measurement<long>>> lag) =>
        _meter.CreateObservableGauge("bizpulse.ingestion.lag", lag, "{message}", "Messages not read yet");
}
