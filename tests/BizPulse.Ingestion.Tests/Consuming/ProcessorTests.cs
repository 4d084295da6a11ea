using System.Text;
using BizPulse.Contracts;
using BizPulse.Ingestion.Features.Pipeline;
using BizPulse.Ingestion.Maintenance;
using BizPulse.Ingestion.Status;
using BizPulse.Testing;
using Confluent.Kafka;
using EmbeddedKafka;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace BizPulse.Ingestion.Tests.Consuming;

/// <summary>Whole processors on a real broker.</summary>
public sealed class ProcessorTests(RealEngines engines) : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("bizpulse-processor-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task Processors_that_come_and_go_store_each_event_once()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        await using var kafka = await KafkaBroker.StartAsync(new() { DataFolder = _data.FullName });
        var events = Given.Mixed(41, 1200);
        var messages = events.Concat(events.Take(600))
            .Select(subject => (subject.Topic, subject.Key!, EventWriter.ToJson(subject)))
            .Concat(Enumerable.Range(0, 20).Select(i => (Topics.Sales, $"poison-{i}", Encoding.UTF8.GetBytes("{"))))
            .ToArray();
        new Random(41).Shuffle(messages);

        using var first = await StartAsync(pipeline, kafka);
        await PublishAsync(kafka, messages[..600]);
        using var second = await StartAsync(pipeline, kafka);
        await PublishAsync(kafka, messages[600..1200]);
        await first.StopAsync(Ct);
        await PublishAsync(kafka, messages[1200..]);
        await StoredAsync(pipeline, messages.Length);
        await second.StopAsync(Ct);

        Assert.Equal(
            events.OfType<SaleRecorded>().Count(), await pipeline.ScalarAsync<long>("select count(*) from sales"));
        Assert.Equal(20, await pipeline.ScalarAsync<long>("select count(*) from dead_letters"));
        Assert.Equal(
            events.OfType<SaleRecorded>().Where(sale => sale.Currency == "EUR").Sum(
                sale => sale.Quantity * sale.UnitPrice - (sale.Discount ?? 0)),
            await pipeline.ScalarAsync<decimal>("select sum(revenue) from sales_daily"));
        await pipeline.AssertConsistentAsync();
    }

    [Fact]
    public async Task A_log_that_was_replaced_is_read_from_its_beginning_and_known_events_count_once()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        var sales = Enumerable.Range(0, 40).Select(i => Given.Sale($"SKU-{i % 5}", order: $"O-{i}")).ToList();
        var port = 0;
        await using (var kafka = await KafkaBroker.StartAsync(
            new() { DataFolder = Path.Combine(_data.FullName, "old") }))
        {
            port = kafka.EndPoint.Port;
            using var processor = await StartAsync(pipeline, kafka);
            await PublishAsync(
                kafka, sales.Take(30).Select(sale => (sale.Topic, sale.Key!, EventWriter.ToJson(sale))));
            await StoredAsync(pipeline, 30);
            await processor.StopAsync(Ct);
        }

        await using var replaced = await KafkaBroker.StartAsync(
            new() { DataFolder = Path.Combine(_data.FullName, "new"), Port = port });
        await PublishAsync(replaced, sales.Skip(20).Select(sale => (sale.Topic, sale.Key!, EventWriter.ToJson(sale))));
        using var again = await StartAsync(pipeline, replaced);
        await Eventually.ValueAsync(
            () => pipeline.ScalarAsync<long>("select count(*) from sales"), count => count >= 40,
            "40 sales are stored");
        await again.StopAsync(Ct);

        Assert.Equal(40, await pipeline.ScalarAsync<long>("select count(*) from sales"));
        Assert.True(
            await pipeline.ScalarAsync<long>(
                "select count(*) from pipeline_incidents where kind = 'log-replaced'") > 0);
        await pipeline.AssertConsistentAsync();
    }

    [Fact]
    public async Task What_a_restored_backup_does_not_know_is_read_again()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        await using var kafka = await KafkaBroker.StartAsync(new() { DataFolder = _data.FullName });
        using var processor = await StartAsync(pipeline, kafka);
        await PublishAsync(
            kafka,
            Enumerable.Range(0, 10).Select(i => Given.Sale($"SKU-{i}"))
                .Select(sale => (sale.Topic, sale.Key!, EventWriter.ToJson(sale))));
        await StoredAsync(pipeline, 10);

        await pipeline.ExecuteAsync(
            "truncate sales, sales_daily, sales_hourly, order_days, stock_levels; "
            + "update consumer_offsets set next_offset = 0");
        await StoredAsync(pipeline, 10);
        await processor.StopAsync(Ct);

        Assert.Equal(10, await pipeline.ScalarAsync<long>("select count(*) from sales"));
        await pipeline.AssertConsistentAsync();
    }

    [Fact]
    public async Task Sales_read_again_learn_the_source_that_was_not_kept_and_count_once()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        await using var kafka = await KafkaBroker.StartAsync(new() { DataFolder = _data.FullName });
        using var processor = await StartAsync(pipeline, kafka);
        await PublishAsync(
            kafka,
            Enumerable.Range(0, 10).Select(i => Given.Sale($"SKU-{i}") with { Source = $"till-{i % 2}" })
                .Select(sale => (sale.Topic, sale.Key!, EventWriter.ToJson(sale))));
        await StoredAsync(pipeline, 10);
        await pipeline.ExecuteAsync("update sales set source = ''");
        await pipeline.Rebuild.RunAsync(Ct);

        await MaintenanceCommand.Of(["read-sales-again"])!.RunAsync(processor.Services);
        await Eventually.ValueAsync(
            () => pipeline.ScalarAsync<long>("select count(*) from sales where source like 'till-%'"),
            sales => sales == 10, "all sales know their source");
        await processor.StopAsync(Ct);

        Assert.Equal(["(till-0,5)", "(till-1,5)"], await pipeline.RowsAsync("select source, lines from order_days"));
        await pipeline.AssertConsistentAsync();
    }

    [Fact]
    public async Task A_processor_that_has_waited_for_Postgres_runs_again_though_nothing_is_sold()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        await using var kafka = await KafkaBroker.StartAsync(new() { DataFolder = _data.FullName });
        using (var before = await StartAsync(pipeline, kafka))
        {
            await PublishAsync(kafka, [(Topics.Sales, "CUP", EventWriter.ToJson(Given.Sale()))]);
            await StoredAsync(pipeline, 1);
            await before.StopAsync(Ct);
        }
        var queries = new PipelineQueries(pipeline.Postgres);

        await pipeline.ExecuteAsync(
            "truncate processor_status; alter table consumer_offsets rename column next_offset to hidden");
        using var processor = await StartAsync(pipeline, kafka);
        await Eventually.TrueAsync(
            () => pipeline.ScalarAsync<bool>(
                "select exists (select from processor_status where waits_for = 'postgres')"),
            "it waits");
        await pipeline.ExecuteAsync("alter table consumer_offsets rename column hidden to next_offset");

        await Eventually.ValueAsync(
            () => queries.StatusAsync(Ct), status => status is { State: "running", WaitsFor: null }, "it runs again");
        await processor.StopAsync(Ct);
    }

    [Fact]
    public async Task A_report_that_failed_is_forgotten_with_the_next_one()
    {
        await using var pipeline = await Pipeline.StartAsync(engines);
        using var consumer = new ConsumerBuilder<byte[]?, byte[]?>(
            new ConsumerConfig { BootstrapServers = "127.0.0.1:9", GroupId = "tests" })
            .SetLogHandler((_, _) => { })
            .Build();
        using var reporter = new StatusReporter(consumer, pipeline.Postgres, pipeline.State, TimeProvider.System);

        await pipeline.ExecuteAsync("alter table processor_status rename to hidden");
        await reporter.ReportAsync(Ct);
        await pipeline.ExecuteAsync("alter table hidden rename to processor_status");
        await reporter.ReportAsync(Ct);

        var status = await new PipelineQueries(pipeline.Postgres).StatusAsync(Ct);
        Assert.Equal(("running", null), (status.State, status.WaitsFor));
    }

    private static async Task<IHost> StartAsync(Pipeline pipeline, KafkaBroker kafka)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:bizpulse"] = pipeline.ConnectionString,
            ["ConnectionStrings:kafka"] = kafka.BootstrapServers,
            ["BizPulse:Currency"] = pipeline.Settings.Currency,
            ["Logging:LogLevel:Default"] = "Warning",
        });
        builder.AddIngestion();
        builder.AddProcessor();
        var host = builder.Build();
        await host.StartAsync(Ct);
        return host;
    }

    private static async Task PublishAsync(
        KafkaBroker kafka, IEnumerable<(string Topic, string Key, byte[] Body)> messages)
    {
        using var producer = new ProducerBuilder<string, byte[]>(
            new ProducerConfig { BootstrapServers = kafka.BootstrapServers, EnableIdempotence = true }).Build();
        await Task.WhenAll(messages.Select(
            message => producer.ProduceAsync(message.Topic, new() { Key = message.Key, Value = message.Body }, Ct)));
    }

    private static Task StoredAsync(Pipeline pipeline, int messages) => Eventually.ValueAsync(
        () => pipeline.ScalarAsync<decimal>("select coalesce(sum(next_offset), 0) from consumer_offsets"),
        next => next >= messages, $"{messages} messages are stored");
}
