using LocalAspire.Running;

namespace LocalAspire.Developer;

/// <summary>The developer page and the telemetry receiver, on one loopback port.</summary>
internal sealed class DeveloperServer : IAsyncDisposable
{
    internal string Url { get; } = "";

    internal static Task<DeveloperServer?> StartAsync(Func<ApplicationRun?> run, CancellationToken cancellationToken) => Task.FromResult<DeveloperServer?>(null);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
