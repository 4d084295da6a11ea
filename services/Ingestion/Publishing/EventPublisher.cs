using BizPulse.Contracts;
using BizPulse.Telemetry;
using Confluent.Kafka;

namespace BizPulse.Ingestion.Publishing;

/// <summary>The one way of an event into Kafka: from HTTP, files, webhooks and mended dead letters alike.</summary>
public sealed class EventPublisher(IProducer<string, byte[]> producer)
{
    /// <summary>
    /// Begins sending a run of events, mostly to one topic, of which the caller wants to know when all of them are
    /// safe.
    /// </summary>
    public PublishRun Begin(string topic, Guid? importId = null)
    {
        var sending = KafkaTrace.StartSend(topic);
        var headers = new Headers();
        KafkaTrace.Inject(headers);
        if (importId is { } id)
            headers.Add(EventHeaders.ImportId, System.Text.Encoding.ASCII.GetBytes(id.ToString()));
        return new PublishRun(producer, headers, sending);
    }
}
