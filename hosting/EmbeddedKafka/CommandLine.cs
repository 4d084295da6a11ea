using System.Globalization;
using System.Net;

namespace EmbeddedKafka;

/// <summary>The options of the broker as a program of its own.</summary>
internal sealed record CommandLine(KafkaBrokerOptions Options, int? ParentProcess)
{
    public const string Usage = """
        EmbeddedKafka --data FOLDER [options]
          --port N              port to listen on (default: the one of last time, or any free one)
          --host ADDRESS        address to listen on (default: 127.0.0.1; there is no authentication)
          --partitions N        partitions of a topic that is made on demand (default: 4)
          --no-auto-create      topics are only made when asked for explicitly
          --retention-hours N   age at which messages are deleted (default: 168)
          --retention-mb N      size per partition beyond which they are deleted (default: 1024)
          --segment-mb N        size of a segment file (default: 128)
          --no-flush            acknowledge before the disk has the bytes
          --parent-pid N        stop when this process is gone
        """;

    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        var options = new KafkaBrokerOptions { DataFolder = "", Report = Console.Error.WriteLine };
        int? parent = null;
        for (var i = 0; i < args.Count; i++)
        {
            var name = args[i];
            string Value() => ++i < args.Count ? args[i] : throw new ArgumentException($"{name} needs a value");
            int Number() => int.TryParse(Value(), CultureInfo.InvariantCulture, out var number) && number >= 0
                ? number : throw new ArgumentException($"{name} needs a whole number, not '{args[i]}'");

            options = name switch
            {
                "--data" => options with { DataFolder = Path.GetFullPath(Value()) },
                "--port" => options with { Port = Number() },
                "--host" => options with
                {
                    Address = IPAddress.TryParse(Value(), out var address)
                        ? address
                        : throw new ArgumentException($"--host needs an IP address, not '{args[i]}'")
                },
                "--partitions" => options with { DefaultPartitions = Math.Max(1, Number()) },
                "--no-auto-create" => options with { AutoCreateTopics = false },
                "--retention-hours" => options with { Retention = TimeSpan.FromHours(Number()) },
                "--retention-mb" => options with { RetentionBytes = (long)Number() << 20 },
                "--segment-mb" => options with { SegmentBytes = Math.Clamp(Number(), 1, 1024) << 20 },
                "--no-flush" => options with { FlushBeforeAcknowledging = false },
                "--parent-pid" => (parent = Number(), options).options,
                _ => throw new ArgumentException($"'{name}' is not an option"),
            };
        }
        if (options.DataFolder.Length == 0)
            throw new ArgumentException("--data is missing");
        return new CommandLine(options, parent);
    }
}
