namespace BizPulse.Engines;

/// <summary>
/// The embedded broker, as a process of its own. It speaks Kafka's protocol and keeps what it acknowledged.
/// </summary>
public sealed class KafkaEngine(int port, string folder) : Engine(port, folder)
{
    private static readonly string s_binary = Checkout.Binary("EmbeddedKafka");

    /// <summary>
    /// ApiVersions, version 0, correlation id 1, no client id: length, key, version, correlation, client.
    /// </summary>
    private static readonly byte[] s_apiVersions = [0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 1, 0xff, 0xff];

    public override EngineCommand Command =>
        new(Checkout.Dotnet, [s_binary, "--data", Folder, "--port", $"{Port}"], Folder);

    public override Task PrepareAsync(Action<string> log, CancellationToken ct)
    {
        if (!File.Exists(s_binary))
            throw new EngineException($"Kafka cannot start: the embedded broker is not built, there is no {s_binary}.");
        Directory.CreateDirectory(Folder);
        return Task.CompletedTask;
    }

    public override async Task<bool> IsHealthyAsync(CancellationToken ct) =>
        (await Handshake.AskAsync(Port, s_apiVersions, ct)).Length >= 8;
}
