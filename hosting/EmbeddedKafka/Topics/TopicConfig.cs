using System.Globalization;

namespace EmbeddedKafka.Topics;

/// <summary>The settings of a topic that can be chosen, and those that are what they are.</summary>
internal sealed record TopicConfig(int SegmentBytes, long RetentionMs, long RetentionBytes, int MaxMessageBytes)
{
    private static readonly Dictionary<string, string> Fixed = new()
    {
        ["cleanup.policy"] = "delete",
        ["compression.type"] = "producer",
        ["message.timestamp.type"] = "CreateTime",
        ["min.insync.replicas"] = "1",
    };

    public static TopicConfig Default(KafkaBrokerOptions options) => new(
        options.SegmentBytes, (long)options.Retention.TotalMilliseconds, options.RetentionBytes, options.MaxBatchBytes);

    /// <summary>This configuration with some settings changed, or what is wrong with them.</summary>
    public (TopicConfig? Config, string? Error) With(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var config = this;
        foreach (var (name, value) in settings)
        {
            if (Fixed.TryGetValue(name, out var only))
            {
                if (value != only)
                    return (null, $"'{name}' can only be '{only}', not '{value}'");
                continue;
            }
            if (!long.TryParse(value, CultureInfo.InvariantCulture, out var number))
                return (null, $"'{name}' needs a whole number, not '{value}'");
            if (config.With(name, number) is not { } changed)
                return (null, $"'{name}' is not a setting of this broker, or {number} is out of its range");
            config = changed;
        }
        return (config, null);
    }

    public IEnumerable<KeyValuePair<string, string>> All() =>
    [
        new("max.message.bytes", $"{MaxMessageBytes}"),
        new("retention.bytes", $"{RetentionBytes}"),
        new("retention.ms", $"{RetentionMs}"),
        new("segment.bytes", $"{SegmentBytes}"),
        .. Fixed,
    ];

    private TopicConfig? With(string name, long number) => name switch
    {
        "max.message.bytes" when number is > 0 and <= int.MaxValue => this with { MaxMessageBytes = (int)number },
        "retention.bytes" when number >= -1 => this with { RetentionBytes = number },
        "retention.ms" when number >= -1 => this with { RetentionMs = number },
        "segment.bytes" when number is >= 1024 and <= 1 << 30 => this with { SegmentBytes = (int)number },
        _ => null,
    };
}
