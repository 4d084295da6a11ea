using BizPulse.Ingestion.Reading;
using BizPulse.Kafka;
using Confluent.Kafka;

namespace BizPulse.Ingestion.Publishing;

internal static class PublishingRegistration
{
    private static readonly TimeSpan BrokerTimeout = TimeSpan.FromSeconds(15);

    public static void AddPublishing(this IHostApplicationBuilder builder)
    {
        builder.AddKafkaProducer<string, byte[]>("kafka", settings =>
        {
            settings.Config.EnableIdempotence = true;
            settings.Config.Acks = Acks.All;
            settings.Config.CompressionType ??= CompressionType.Lz4;
            settings.Config.LingerMs = 5;
            settings.Config.MessageTimeoutMs = (int)BrokerTimeout.TotalMilliseconds;
            settings.Config.MessageMaxBytes = 2 * ItemReader.MostBytes;
            settings.Config.QueueBufferingMaxKbytes = 32 * 1024;
        });
        builder.Services.AddSingleton<EventPublisher>();
    }
}
