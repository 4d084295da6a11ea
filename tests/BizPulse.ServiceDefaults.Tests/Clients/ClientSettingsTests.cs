using BizPulse.Kafka;
using Confluent.Kafka;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace BizPulse.ServiceDefaults.Tests.Clients;

public sealed class ClientSettingsTests
{
    [Fact]
    public void Code_wins_over_connection_string_over_named_section_over_section()
    {
        var builder = Builder(
            ("Aspire:Confluent:Kafka:Producer:ConnectionString", "general:1"),
            ("Aspire:Confluent:Kafka:Producer:Config:LingerMs", "1"),
            ("Aspire:Confluent:Kafka:Producer:Config:BatchSize", "1000"),
            ("Aspire:Confluent:Kafka:Producer:Config:Acks", "Leader"),
            ("Aspire:Confluent:Kafka:Producer:kafka:ConnectionString", "named:2"),
            ("Aspire:Confluent:Kafka:Producer:kafka:Config:LingerMs", "2"),
            ("Aspire:Confluent:Kafka:Producer:kafka:Config:BatchSize", "2000"),
            ("ConnectionStrings:kafka", "broker:9092"));

        ProducerConfig? config = null;
        builder.AddKafkaProducer<string, byte[]>("kafka", settings =>
        {
            Assert.Equal("broker:9092", settings.ConnectionString);
            settings.Config.LingerMs = 3;
            config = settings.Config;
        });

        Assert.Equal(
            ("broker:9092", 3d, 2000, Acks.Leader),
            (config!.BootstrapServers, config.LingerMs, config.BatchSize, config.Acks));
    }

    [Fact]
    public void A_broker_that_asks_who_we_are_is_told_by_settings()
    {
        var builder = Builder(
            ("Aspire:Confluent:Kafka:Producer:Config:SecurityProtocol", "SaslSsl"),
            ("Aspire:Confluent:Kafka:Producer:Config:SaslMechanism", "Plain"),
            ("Aspire:Confluent:Kafka:Producer:Config:SaslUsername", "$ConnectionString"),
            ("Aspire:Confluent:Kafka:Producer:Config:SaslPassword", "Endpoint=sb://shop.example/;Key=a=b"),
            ("ConnectionStrings:kafka", "broker:9093"));

        ProducerConfig? config = null;
        builder.AddKafkaProducer<string, byte[]>("kafka", settings => config = settings.Config);

        Assert.Equal((SecurityProtocol.SaslSsl, SaslMechanism.Plain), (config!.SecurityProtocol, config.SaslMechanism));
        Assert.Equal(
            ("$ConnectionString", "Endpoint=sb://shop.example/;Key=a=b"), (config.SaslUsername, config.SaslPassword));
    }

    [Fact]
    public void Statistics_come_only_when_they_are_asked_for()
    {
        Assert.Null(Configured(("ConnectionStrings:kafka", "broker:9092")));
        Assert.Equal(
            1000,
            Configured(
                ("ConnectionStrings:kafka", "broker:9092"),
                ("Aspire:Confluent:Kafka:Producer:Config:StatisticsIntervalMs", "1000")));

        static int? Configured(params (string, string)[] settings)
        {
            ProducerConfig? config = null;
            Builder(settings).AddKafkaProducer<string, byte[]>("kafka", producer => config = producer.Config);
            return config!.StatisticsIntervalMs;
        }
    }

    [Fact]
    public void A_client_that_lacks_its_broker_or_group_says_so_when_it_is_asked_for()
    {
        var builder = Builder(("Aspire:Confluent:Kafka:Consumer:ConnectionString", "broker:9092"));
        builder.AddKafkaProducer<string, byte[]>("kafka");
        builder.AddKafkaConsumer<string, byte[]>("kafka");
        using var host = builder.Build();

        Assert.Contains(
            "bootstrap servers",
            Assert
                .Throws<InvalidOperationException>(host.Services.GetRequiredService<IProducer<string, byte[]>>).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "group id",
            Assert
                .Throws<InvalidOperationException>(host.Services.GetRequiredService<IConsumer<string, byte[]>>).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Health_checks_have_the_names_of_Aspire_and_each_is_there_once()
    {
        var builder = Builder(("Aspire:StackExchange:Redis:quiet:DisableHealthChecks", "true"));
        builder.AddKafkaProducer<string, byte[]>("kafka");
        builder.AddKafkaProducer<string, string>("kafka");
        builder.AddKafkaConsumer<string, byte[]>("kafka");
        builder.AddNpgsqlDbContext<Shop>("bizpulse");
        builder.AddRedisClient("cache");
        builder.AddRedisClient("quiet");
        using var host = builder.Build();

        Assert.Equal(
            ["Aspire.Confluent.Kafka.Producer", "Aspire.Confluent.Kafka.Consumer", nameof(Shop), "StackExchange.Redis"],
            host.Services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations.Select(
                check => check.Name));
    }

    [Fact]
    public async Task What_does_not_answer_is_unhealthy_and_no_failure_of_the_check()
    {
        var builder = Builder(
            ("ConnectionStrings:kafka", "127.0.0.1:9"), ("ConnectionStrings:bizpulse", "Host=127.0.0.1;Port=9"),
            ("ConnectionStrings:cache", "127.0.0.1:9"));
        builder.AddKafkaProducer<string, byte[]>("kafka");
        builder.AddNpgsqlDbContext<Shop>("bizpulse", postgres => postgres.DisableRetry = true);
        builder.AddRedisClient("cache");
        using var host = builder.Build();

        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(
            TestContext.Current.CancellationToken);

        Assert.All(report.Entries, entry => Assert.Equal(HealthStatus.Unhealthy, entry.Value.Status));
        Assert.Equal(3, report.Entries.Count);
    }

    [Fact]
    public void Redis_may_come_up_after_its_client()
    {
        var builder = Builder(("ConnectionStrings:cache", "127.0.0.1:9,connectTimeout=100"));
        builder.AddServiceDefaults();
        builder.AddRedisClient("cache");
        using var host = builder.Build();

        Assert.False(host.Services.GetRequiredService<IConnectionMultiplexer>().IsConnected);
    }

    [Fact]
    public void A_context_without_connection_string_says_where_it_belongs()
    {
        var builder = Builder();
        builder.AddNpgsqlDbContext<Shop>("bizpulse");
        using var host = builder.Build();
        using var scope = host.Services.CreateScope();

        var refusal = Assert.Throws<InvalidOperationException>(scope.ServiceProvider.GetRequiredService<Shop>);
        Assert.Contains("ConnectionStrings:bizpulse", refusal.Message, StringComparison.Ordinal);
    }

    private static HostApplicationBuilder Builder(params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(
            new HostApplicationBuilderSettings { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(
            settings.ToDictionary(setting => setting.Key, string? (setting) => setting.Value));
        return builder;
    }

    private sealed class Shop(DbContextOptions<Shop> options) : DbContext(options);
}
