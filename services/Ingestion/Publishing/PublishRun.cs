using BizPulse.Contracts;
using BizPulse.Telemetry;
using Confluent.Kafka;

namespace BizPulse.Ingestion.Publishing;

/// <summary>
/// A run of events on their way to the broker. Never more than <see cref="MostInFlight"/> wait for their
/// acknowledgement, so that a run of any length needs the same memory.
/// </summary>
public sealed class PublishRun(IProducer<string, byte[]> producer, Headers headers, KafkaSend sending) : IDisposable
{
    public const int MostInFlight = 20_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _unsettled = 1; // the run itself, until it is complete
    private long _accepted;
    private long _refused;
    private Error? _failure;

    /// <summary>Events that the broker has for good.</summary>
    public long Accepted => Interlocked.Read(ref _accepted);

    /// <summary>Why the broker did not take some of them; null while all is well.</summary>
    public Error? Failure => Volatile.Read(ref _failure);

    public async ValueTask SendAsync(BusinessEvent subject, CancellationToken ct)
    {
        while (Interlocked.Read(ref _unsettled) > MostInFlight)
            await Task.Delay(Pause, ct);
        Interlocked.Increment(ref _unsettled);
        var message =
            new Message<string, byte[]> { Key = subject.Key!, Value = EventWriter.ToJson(subject), Headers = headers };
        while (!TryProduce(subject.Topic, message))
            await Task.Delay(Pause, ct);
    }

    /// <summary>Waits until every event sent is acknowledged or refused.</summary>
    public Task SettleAsync(CancellationToken ct)
    {
        Settle();
        return _settled.Task.WaitAsync(ct);
    }

    public void Dispose()
    {
        sending.End(Accepted, Interlocked.Read(ref _refused), Failure);
        sending.Dispose();
    }

    private bool TryProduce(string topic, Message<string, byte[]> message)
    {
        try
        {
            producer.Produce(topic, message, report => OnDelivered(report.Error));
            return true;
        }
        catch (ProduceException<string, byte[]> refused) when (refused.Error.Code == ErrorCode.Local_QueueFull)
        {
            return false;
        }
        catch (ProduceException<string, byte[]> refused)
        {
            OnDelivered(refused.Error);
            return true;
        }
    }

    private void OnDelivered(Error error)
    {
        if (error.IsError)
        {
            Interlocked.CompareExchange(ref _failure, error, null);
            Interlocked.Increment(ref _refused);
        }
        else
        {
            Interlocked.Increment(ref _accepted);
        }
        Settle();
    }

    private void Settle()
    {
        if (Interlocked.Decrement(ref _unsettled) == 0)
            _settled.SetResult();
    }
}
