using BizPulse.Ingestion.Consuming;
using BizPulse.Ingestion.Maintenance;
using BizPulse.Ingestion.Status;
using BizPulse.Ingestion.Storing;
using BizPulse.Ingestion.Storing.Ledgers;
using BizPulse.Kafka;
using Confluent.Kafka;
using StackExchange.Redis;

namespace BizPulse.Ingestion;

internal static class ProcessorRegistration
{
    public const string Group = "bizpulse-processor";

    /// <summary>The part of the service that brings the log into Postgres.</summary>
    public static void AddProcessor(this IHostApplicationBuilder builder)
    {
        builder.AddKafkaConsumer<byte[]?, byte[]?>("kafka", settings =>
        {
            settings.Config.GroupId ??= Group;
            builder.Services.AddSingleton(new ConsumerGroup(settings.Config.GroupId));
            settings.Config.AutoOffsetReset = AutoOffsetReset.Error; // where to read is said by Postgres alone
            settings.Config.EnableAutoOffsetStore = false;
            settings.Config.AllowAutoCreateTopics = true;
            settings.Config.PartitionAssignmentStrategy = PartitionAssignmentStrategy.CooperativeSticky;
            settings.Config.QueuedMaxMessagesKbytes ??= 16 * 1024;
            settings.Config.FetchQueueBackoffMs ??= 10; // a full queue is drained within a second: look again soon
            settings.Config.SessionTimeoutMs ??= 10_000;
            settings.Config.TopicMetadataRefreshIntervalMs ??= 10_000;
        }, (services, consumer) => services.GetRequiredService<PartitionAssignment>().Attach(consumer));

        builder.Services.AddSingleton(
            services => new Lazy<IConnectionMultiplexer>(services.GetRequiredService<IConnectionMultiplexer>));
        builder.Services.AddSingleton<PipelineState>();
        builder.Services.AddSingleton<OffsetStore>();
        builder.Services.AddSingleton<PartitionAssignment>();
        builder.Services.AddSingleton<ILedger, SalesLedger>();
        builder.Services.AddSingleton<ILedger, InventoryLedger>();
        builder.Services.AddSingleton<ILedger, CatalogLedger>();
        builder.Services.AddSingleton<ILedger, EngagementLedger>();
        builder.Services.AddSingleton<BatchTransaction>();
        builder.Services.AddSingleton<BatchStore>();
        // The first to start is the last to stop: the others look at its consumer.
        builder.Services.AddHosted<PipelineConsumer>();
        builder.Services.AddHosted<ClusterWatch>();
        builder.Services.AddHosted<LivePublisher>();
        builder.Services.AddHosted<StatusReporter>();
        builder.Services.AddHosted<ScheduledCheck>();
    }

    private static void AddHosted<T>(this IServiceCollection services) where T : class, IHostedService
    {
        services.AddSingleton<T>();
        services.AddHostedService(provider => provider.GetRequiredService<T>());
    }
}
