using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using BizPulse.Contracts;
using BizPulse.Ingestion.Features.DeadLetters;
using BizPulse.Ingestion.Status;
using BizPulse.Testing;
using Confluent.Kafka;
using EmbeddedKafka;
using Microsoft.AspNetCore.Mvc.Testing;

namespace BizPulse.Ingestion.Tests.Status;

/// <summary>What a collector of metrics hears of the pipeline.</summary>
public sealed class PipelineMetricsTests(RealEngines engines) : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("bizpulse-metrics-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task Throughput_batches_latency_dead_letters_and_lag_by_partition_are_told()
    {
        using var heard = new Heard();
        await using var pipeline = await Pipeline.StartAsync(engines);
        await using var kafka = await KafkaBroker.StartAsync(new() { DataFolder = _data.FullName });
        await using var service = new WebApplicationFactory<DeadLetter>().WithWebHostBuilder(host =>
        {
            host.UseSetting("ConnectionStrings:bizpulse", pipeline.ConnectionString);
            host.UseSetting("ConnectionStrings:kafka", kafka.BootstrapServers);
        });
        using var client = service.CreateClient();

        var sale = Given.Sale(at: DateTime.UtcNow.AddHours(-1));
        await PublishAsync(kafka, EventWriter.ToJson(sale), EventWriter.ToJson(sale), Encoding.UTF8.GetBytes("{"));
        await Eventually.ValueAsync(
            () => pipeline.ScalarAsync<long>(
                "select coalesce(sum(next_offset), 0)::bigint from consumer_offsets where topic = 'sales.v1'"),
            next => next >= 3, "three messages are stored");
        foreach (var (name, least) in new[]
        {
            ("bizpulse.ingestion.events", 1), ("bizpulse.ingestion.duplicates", 1),
            ("bizpulse.ingestion.dead_letters", 1), ("messaging.client.consumed.messages", 3),
        })
            await Eventually.ValueAsync(() => heard.Sum(name), sum => sum >= least, $"{name} is told");

        Assert.True(heard.Sum("bizpulse.ingestion.batch.size") >= 3);
        Assert.Contains(heard.Values("bizpulse.ingestion.batch.duration"), seconds => seconds is > 0 and < 60);
        Assert.Contains(heard.Values("bizpulse.ingestion.latency"), seconds => seconds is > 0 and < 60);
        Assert.Contains(heard.Values("messaging.process.duration"), seconds => seconds is > 0 and < 60);
        Assert.Contains(heard.Lags(), lag => lag is { Topic: Topics.Sales, Messages: 0 });
    }

    private static async Task PublishAsync(KafkaBroker kafka, params byte[][] bodies)
    {
        using var producer = new ProducerBuilder<string, byte[]>(
            new ProducerConfig { BootstrapServers = kafka.BootstrapServers }).Build();
        foreach (var body in bodies)
            await producer.ProduceAsync(Topics.Sales, new() { Key = "CUP", Value = body }, Ct);
    }

    /// <summary>Meters belong to the process: pipelines of other tests may be heard as well.</summary>
    private sealed class Heard : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly ConcurrentBag<(string Name, double Value)> _measured = [];
        private readonly ConcurrentBag<(string Topic, int Partition, long Messages)> _lags = [];

        public Heard()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name is PipelineMetrics.Name or "BizPulse.Kafka")
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Add(instrument, value));
            _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Add(instrument, value));
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            {
                if (instrument.IsObservable)
                    _lags.Add(((string)tags[0].Value!, (int)tags[1].Value!, value));
                else
                    Add(instrument, value);
            });
            _listener.Start();
        }

        public IEnumerable<double> Values(string name) =>
            _measured.Where(one => one.Name == name).Select(one => one.Value);

        public double Sum(string name) => Values(name).Sum();

        public IReadOnlyCollection<(string Topic, int Partition, long Messages)> Lags()
        {
            _listener.RecordObservableInstruments();
            return _lags;
        }

        public void Dispose() => _listener.Dispose();

        private void Add(Instrument instrument, double value) => _measured.Add((instrument.Name, value));
    }
}
