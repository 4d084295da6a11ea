namespace EmbeddedKafka.Tests;

internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("kafka-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
