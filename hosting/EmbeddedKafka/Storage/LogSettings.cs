namespace EmbeddedKafka.Storage;

/// <param name="RetentionMs">Negative keeps messages for ever.</param>
/// <param name="RetentionBytes">Negative keeps any number of bytes.</param>
/// <param name="FlushToDisk">False acknowledges what the operating system has taken: safe from a crash of the broker
/// only.</param>
internal sealed record LogSettings(
    int SegmentBytes, long RetentionMs, long RetentionBytes, bool FlushToDisk, Func<string, ILogFile> OpenFile,
    Action<string> Report);
