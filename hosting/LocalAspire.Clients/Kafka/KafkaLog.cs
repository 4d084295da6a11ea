using global::Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Aspire.Confluent.Kafka;

internal static class KafkaLog
{
    internal static void Log(this ILogger logger, LogMessage message) => logger.Log(
        (LogLevel)message.LevelAs(LogLevelType.MicrosoftExtensionsLogging),
        "{Client} {Facility}: {Message}", message.Name, message.Facility, message.Message);
}
