using System.Buffers.Text;
using BizPulse.Contracts;
using Confluent.Kafka;

namespace BizPulse.Ingestion.Consuming;

/// <summary>
/// Turns what the log holds into events. Whatever it holds, nothing is thrown: a message without sense is a dead
/// letter.
/// </summary>
internal static class MessageReader
{
    public static IncomingMessage Read(ConsumeResult<byte[]?, byte[]?> result, long from, EventLimits limits)
    {
        var message = result.Message;
        var incoming = new IncomingMessage
        {
            Partition = result.TopicPartition,
            From = from,
            Offset = result.Offset,
            Key = message.Key,
            Body = message.Value ?? [],
            Headers = message.Headers,
            ImportId = ImportOf(message.Headers),
            SentAt = message.Timestamp.UtcDateTime,
        };
        if (message.Value is { } body)
            incoming.Accept(EventReader.Read(result.Topic, body, limits));
        else
            incoming.Refuse("body: is missing");
        return incoming;
    }

    private static Guid? ImportOf(Headers? headers) =>
        headers is { Count: > 0 } && headers.TryGetLastBytes(EventHeaders.ImportId, out var text)
        && Utf8Parser.TryParse(text, out Guid id, out _) ? id : null;
}
