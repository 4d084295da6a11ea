using System.Diagnostics;
using BizPulse.Ingestion.Consuming;
using BizPulse.Ingestion.Status;
using BizPulse.Telemetry;

namespace BizPulse.Ingestion.Storing;

/// <summary>
/// The spans of a batch: its own one continues the trace of the first message and links to the others; each of those
/// traces gets a span of its own, so that whoever follows a request sees it being stored.
/// </summary>
internal sealed class BatchTrace : IDisposable
{
    private static readonly ActivitySource _source = new(PipelineMetrics.Name);

    private readonly List<Activity> _spans = [];

    public static BatchTrace? Start(Batch batch, ConsumerGroup group)
    {
        if (!_source.HasListeners())
            return null;

        var trace = new BatchTrace();
        trace.Begin(batch.Messages, batch.Ranges, group);
        return trace;
    }

    public void Dispose()
    {
        for (var last = _spans.Count - 1; last >= 0; last--)
            _spans[last].Dispose();
    }

    private void Begin(
        IReadOnlyList<IncomingMessage> messages, IReadOnlyList<PartitionRange> ranges, ConsumerGroup group)
    {
        var origins = new TraceOrigins();
        foreach (var message in messages)
            origins.Add(message.Headers);

        var partition = ranges is [var only] ? only.Partition.Partition.Value : (int?)null;
        var batch = KafkaTrace.StartProcess(
            messages[0].Partition.Topic, group.Name, partition, messages.Count, origins);
        if (batch is null)
            return;
        _spans.Add(batch);
        foreach (var origin in origins.Others)
        {
            if (_source.StartActivity("store", ActivityKind.Consumer, origin, links: [new(batch.Context)]) is { } span)
                _spans.Add(span);
        }
        Activity.Current = batch; // what the database does belongs to the batch
    }
}
