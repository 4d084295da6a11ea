using Confluent.Kafka;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BizPulse.Kafka;

/// <summary>
/// Registers producers and consumers. Sections and health checks bear the names of Aspire's other clients: that is
/// where whoever deploys looks for them.
/// </summary>
public static class KafkaRegistration
{
    private const string SectionName = "Aspire:Confluent:Kafka";
    private const string CheckName = "Aspire.Confluent.Kafka";

    /// <summary>
    /// Registers a singleton <see cref="IProducer{TKey,TValue}"/>, made on first use, with a health check.
    /// </summary>
    public static void AddKafkaProducer<TKey, TValue>(
        this IHostApplicationBuilder builder, string connectionName,
        Action<KafkaClientSettings<ProducerConfig>>? configure = null)
    {
        var settings = ReadSettings(builder.Configuration, "Producer", connectionName, configure);
        builder.Services.AddSingleton(services =>
        {
            RequireServers(settings.Config);
            return new ProducerBuilder<TKey, TValue>(settings.Config).SetLogHandler(LogTo(services)).Build();
        });
        if (!settings.DisableHealthChecks)
            builder.AddHealthCheckOnce(
                $"{CheckName}.Producer", services => services.GetRequiredService<IProducer<TKey, TValue>>().Handle);
    }

    /// <summary>
    /// Registers a singleton <see cref="IConsumer{TKey,TValue}"/>, made on first use, with a health check.
    /// </summary>
    public static void AddKafkaConsumer<TKey, TValue>(
        this IHostApplicationBuilder builder, string connectionName,
        Action<KafkaClientSettings<ConsumerConfig>>? configure = null,
        Action<IServiceProvider, ConsumerBuilder<TKey, TValue>>? configureBuilder = null)
    {
        var settings = ReadSettings(builder.Configuration, "Consumer", connectionName, configure);
        builder.Services.AddSingleton(services =>
        {
            RequireServers(settings.Config);
            if (settings.Config.GroupId is null)
                throw new InvalidOperationException("No group id configured.");
            var consumer = new ConsumerBuilder<TKey, TValue>(settings.Config).SetLogHandler(LogTo(services));
            configureBuilder?.Invoke(services, consumer);
            return consumer.Build();
        });
        if (!settings.DisableHealthChecks)
            builder.AddHealthCheckOnce(
                $"{CheckName}.Consumer", services => services.GetRequiredService<IConsumer<TKey, TValue>>().Handle);
    }

    /// <summary>
    /// Code wins over the connection string, that over the section named after the connection, and that over the
    /// section of all.
    /// </summary>
    private static KafkaClientSettings<TConfig> ReadSettings<TConfig>(
        IConfiguration configuration, string client, string connectionName,
        Action<KafkaClientSettings<TConfig>>? configure) where TConfig : ClientConfig, new()
    {
        var settings = new KafkaClientSettings<TConfig>();
        var general = configuration.GetSection($"{SectionName}:{client}");
        general.Bind(settings);
        general.GetSection(connectionName).Bind(settings);
        settings.ConnectionString = configuration.GetConnectionString(connectionName) ?? settings.ConnectionString;
        configure?.Invoke(settings);
        settings.Config.BootstrapServers = settings.ConnectionString ?? settings.Config.BootstrapServers;
        return settings;
    }

    private static void RequireServers(ClientConfig config)
    {
        if (string.IsNullOrEmpty(config.BootstrapServers))
            throw new InvalidOperationException("No bootstrap servers configured.");
    }

    private static Action<IClient, LogMessage> LogTo(IServiceProvider services)
    {
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("BizPulse.Kafka");
        return (_, message) => logger.Log(
            (LogLevel)message.LevelAs(LogLevelType.MicrosoftExtensionsLogging), "{Client} {Facility}: {Message}",
            message.Name, message.Facility, message.Message);
    }

    /// <summary>Two clients of one kind share a check: a name may be registered only once.</summary>
    private static void AddHealthCheckOnce(
        this IHostApplicationBuilder builder, string name, Func<IServiceProvider, Handle> handleOf)
    {
        if (builder.Properties.TryAdd($"HealthCheck:{name}", true))
            builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
                name, services => new KafkaHealthCheck(() => handleOf(services)), failureStatus: null, tags: null));
    }
}
