using System.Diagnostics.Metrics;
using BizPulse.Telemetry;
using Confluent.Kafka;

namespace BizPulse.ServiceDefaults.Tests.Telemetry;

public sealed class KafkaMetricsTests : IDisposable
{
    private readonly string _topic = $"topic-{Guid.NewGuid():N}"; // other tests measure too
    private readonly List<(string Name, double Value, string Tags)> _measured = [];
    private readonly List<string> _units = [];
    private readonly MeterListener _listener = new();

    public KafkaMetricsTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name != KafkaTrace.Name)
                return;
            _units.Add($"{instrument.Name} {instrument.Unit}");
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public void What_was_sent_is_counted_by_what_became_of_it_and_timed_once()
    {
        using (var sending = KafkaTrace.StartSend(_topic))
            sending.End(accepted: 5, refused: 2, new Error(ErrorCode.Local_MsgTimedOut, "timed out"));

        Assert.Equal(
            [
                (5, "messaging.destination.name=TOPIC messaging.operation.name=send messaging.system=kafka"),
                (2, "error.type=Local_MsgTimedOut messaging.destination.name=TOPIC messaging.operation.name=send messaging.system=kafka"),
            ], Measured("messaging.client.sent.messages"));
        var (seconds, tags) = Assert.Single(Measured("messaging.client.operation.duration"));
        Assert.InRange(seconds, 0, 10);
        Assert.Equal(
            "error.type=Local_MsgTimedOut messaging.destination.name=TOPIC messaging.operation.name=send messaging.operation.type=send messaging.system=kafka",
            tags);
    }

    [Fact]
    public void What_was_processed_is_counted_by_partition_and_timed_by_topic()
    {
        KafkaMetrics.Processed(
            [new(_topic, 0), new(_topic, 4), new(_topic, 0)], "readers", TimeSpan.FromMilliseconds(1500));

        const string of = "messaging.consumer.group.name=readers messaging.destination.name=TOPIC";
        Assert.Equal(
            [
                (2, $"{of} messaging.destination.partition.id=0 messaging.operation.name=poll messaging.system=kafka"),
                (1, $"{of} messaging.destination.partition.id=4 messaging.operation.name=poll messaging.system=kafka"),
            ], Measured("messaging.client.consumed.messages"));
        Assert.Equal(
            [(1.5, $"{of} messaging.operation.name=process messaging.system=kafka")],
            Measured("messaging.process.duration"));
    }

    [Fact]
    public void Times_are_seconds_and_counts_messages()
    {
        KafkaMetrics.Processed([], "readers", TimeSpan.Zero); // instruments come into being with the first use

        Assert.Equal(
            [
                "messaging.client.consumed.messages {message}", "messaging.client.operation.duration s",
                "messaging.client.sent.messages {message}", "messaging.process.duration s",
            ], _units.Order(StringComparer.Ordinal));
    }

    private IEnumerable<(double Value, string Tags)> Measured(string name) =>
        _measured.Where(one => one.Name == name).Select(one => (one.Value, one.Tags));

    private void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = string.Join(
            ' ',
            tags.ToArray().OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"));
        if (text.Contains(_topic, StringComparison.Ordinal))
            _measured.Add((instrument.Name, value, text.Replace(_topic, "TOPIC", StringComparison.Ordinal)));
    }
}
