using BizPulse.Contracts;
using Confluent.Kafka;

namespace BizPulse.Ingestion.Consuming;

/// <summary>A message of the log: an event, or the reason why it is none.</summary>
internal sealed class IncomingMessage
{
    public required TopicPartition Partition { get; init; }

    /// <summary>Where the log was read up to before this message; offsets may have gaps.</summary>
    public required long From { get; init; }

    public required long Offset { get; init; }

    public byte[]? Key { get; init; }

    public byte[] Body { get; init; } = [];

    public Headers? Headers { get; init; }

    public Guid? ImportId { get; init; }

    /// <summary>When the producer sent it.</summary>
    public DateTime SentAt { get; init; }

    public BusinessEvent? Event { get; private set; }

    public string? Refusal { get; private set; }

    public void Accept(ParsedEvent parsed)
    {
        if (parsed.Event is { } subject)
            Event = subject;
        else
            Refuse(string.Join("; ", parsed.Problems));
    }

    public void Refuse(string reason)
    {
        Event = null;
        Refusal = reason;
    }
}
