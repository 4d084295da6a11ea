using System.Net;
using EmbeddedKafka.Storage;

namespace EmbeddedKafka;

public sealed record KafkaBrokerOptions
{
    /// <summary>Where everything is kept; only one broker at a time may use it.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Zero: the port of last time, or any free one.</summary>
    public int Port { get; init; }

    /// <summary>There is no authentication: bind to other addresses only where everyone may do everything.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    public int DefaultPartitions { get; init; } = 4;

    /// <summary>Whether asking for a topic makes it.</summary>
    public bool AutoCreateTopics { get; init; } = true;

    /// <summary>
    /// False acknowledges before the disk has the bytes: a crash of the machine, not of the broker, may lose some.
    /// </summary>
    public bool FlushBeforeAcknowledging { get; init; } = true;

    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Per partition.</summary>
    public long RetentionBytes { get; init; } = 1L << 30;

    public int SegmentBytes { get; init; } = 128 << 20;

    public int MaxBatchBytes { get; init; } = 1_048_588;

    public int MaxRequestBytes { get; init; } = 32 << 20;

    /// <summary>How long a group's first rebalance waits for more members.</summary>
    public TimeSpan InitialRebalanceDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    public Action<string> Report { get; init; } = _ => { };

    public TimeProvider Time { get; init; } = TimeProvider.System;

    internal Func<string, ILogFile> OpenFile { get; init; } = path => new DiskFile(path);
}
