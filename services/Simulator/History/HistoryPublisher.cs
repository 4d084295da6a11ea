using BizPulse.Contracts;
using Confluent.Kafka;

namespace BizPulse.Simulator.History;

/// <summary>Puts the shop's past straight into the topics, as a migration from an older system would.</summary>
public sealed class HistoryPublisher(IProducer<string, byte[]> producer)
{
    private Exception? _failure;

    /// <summary>Hands an event to the producer; <see cref="FlushAsync"/> says whether the broker has it.</summary>
    public async ValueTask PublishAsync(BusinessEvent subject, CancellationToken ct)
    {
        var message = new Message<string, byte[]> { Key = subject.Key!, Value = EventWriter.ToJson(subject) };
        while (true)
        {
            try
            {
                producer.Produce(subject.Topic, message, report => Note(report.Error));
                return;
            }
            catch (ProduceException<string, byte[]> full) when (full.Error.Code == ErrorCode.Local_QueueFull)
            {
                await Task.Delay(20, ct);
            }
        }
    }

    public async Task FlushAsync(CancellationToken ct)
    {
        await Task.Run(() => producer.Flush(ct), ct);
        if (Interlocked.Exchange(ref _failure, null) is { } failure)
            throw failure;
    }

    private void Note(Error error)
    {
        if (error.IsError)
            _failure = new KafkaException(error);
    }
}
