using Aspire.Confluent.Kafka;
using Confluent.Kafka;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.Hosting;

public static class AspireKafkaProducerExtensions
{
    private const string SectionName = "Aspire:Confluent:Kafka:Producer";

    /// <summary>Registers a singleton <see cref="IProducer{TKey,TValue}"/>, made on first use, with a health check.</summary>
    public static void AddKafkaProducer<TKey, TValue>(this IHostApplicationBuilder builder, string connectionName, Action<KafkaProducerSettings>? configureSettings)
        => builder.AddKafkaProducer<TKey, TValue>(connectionName, configureSettings, (Action<IServiceProvider, ProducerBuilder<TKey, TValue>>?)null);

    /// <inheritdoc cref="AddKafkaProducer{TKey,TValue}(IHostApplicationBuilder, string, Action{KafkaProducerSettings})"/>
    public static void AddKafkaProducer<TKey, TValue>(this IHostApplicationBuilder builder, string connectionName, Action<KafkaProducerSettings>? configureSettings, Action<IServiceProvider, ProducerBuilder<TKey, TValue>>? configureBuilder)
    {
        var settings = ReadSettings(builder.Configuration, connectionName);
        configureSettings?.Invoke(settings);
        settings.Consolidate();

        builder.Services.AddSingleton(services => Build(services, settings, configureBuilder));
        if (!settings.DisableHealthChecks)
            builder.AddHealthCheckOnce("Aspire.Confluent.Kafka.Producer", services => new KafkaHealthCheck(() => services.GetRequiredService<IProducer<TKey, TValue>>().Handle));
    }

    private static KafkaProducerSettings ReadSettings(IConfiguration configuration, string connectionName)
    {
        var settings = new KafkaProducerSettings();
        foreach (var section in configuration.GeneralThenNamed(SectionName, connectionName))
        {
            section.Bind(settings);
            section.GetSection(nameof(settings.Config)).Bind(settings.Config);
        }

        settings.ConnectionString = configuration.GetConnectionString(connectionName) ?? settings.ConnectionString;
        return settings;
    }

    private static IProducer<TKey, TValue> Build<TKey, TValue>(
        IServiceProvider services, KafkaProducerSettings settings, Action<IServiceProvider, ProducerBuilder<TKey, TValue>>? configure)
    {
        settings.Validate();
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("Aspire.Confluent.Kafka");
        var producer = new ProducerBuilder<TKey, TValue>(settings.Config).SetLogHandler((_, message) => logger.Log(message));
        configure?.Invoke(services, producer);
        return producer.Build();
    }
}
