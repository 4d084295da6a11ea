using Aspire.Confluent.Kafka;
using Confluent.Kafka;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.Hosting;

public static class AspireKafkaConsumerExtensions
{
    private const string SectionName = "Aspire:Confluent:Kafka:Consumer";

    /// <summary>Registers a singleton <see cref="IConsumer{TKey,TValue}"/>, made on first use, with a health check.</summary>
    public static void AddKafkaConsumer<TKey, TValue>(this IHostApplicationBuilder builder, string connectionName, Action<KafkaConsumerSettings>? configureSettings)
        => builder.AddKafkaConsumer<TKey, TValue>(connectionName, configureSettings, (Action<IServiceProvider, ConsumerBuilder<TKey, TValue>>?)null);

    /// <inheritdoc cref="AddKafkaConsumer{TKey,TValue}(IHostApplicationBuilder, string, Action{KafkaConsumerSettings})"/>
    public static void AddKafkaConsumer<TKey, TValue>(this IHostApplicationBuilder builder, string connectionName, Action<KafkaConsumerSettings>? configureSettings, Action<IServiceProvider, ConsumerBuilder<TKey, TValue>>? configureBuilder)
    {
        var settings = ReadSettings(builder.Configuration, connectionName);
        configureSettings?.Invoke(settings);
        settings.Consolidate();

        builder.Services.AddSingleton(services => Build(services, settings, configureBuilder));
        if (!settings.DisableHealthChecks)
            builder.AddHealthCheckOnce("Aspire.Confluent.Kafka.Consumer", services => new KafkaHealthCheck(() => services.GetRequiredService<IConsumer<TKey, TValue>>().Handle));
    }

    private static KafkaConsumerSettings ReadSettings(IConfiguration configuration, string connectionName)
    {
        var settings = new KafkaConsumerSettings();
        foreach (var section in configuration.GeneralThenNamed(SectionName, connectionName))
        {
            section.Bind(settings);
            section.GetSection(nameof(settings.Config)).Bind(settings.Config);
        }

        settings.ConnectionString = configuration.GetConnectionString(connectionName) ?? settings.ConnectionString;
        return settings;
    }

    private static IConsumer<TKey, TValue> Build<TKey, TValue>(
        IServiceProvider services, KafkaConsumerSettings settings, Action<IServiceProvider, ConsumerBuilder<TKey, TValue>>? configure)
    {
        settings.Validate();
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("Aspire.Confluent.Kafka");
        var consumer = new ConsumerBuilder<TKey, TValue>(settings.Config).SetLogHandler((_, message) => logger.Log(message));
        configure?.Invoke(services, consumer);
        return consumer.Build();
    }
}
