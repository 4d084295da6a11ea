using Aspire.Hosting;

namespace LocalAspire.Running;

/// <summary>
/// The folder of one running system: data, secrets, logs. Whoever runs it holds a lock on it, and its process id stands in
/// <c>apphost.pid</c>.
/// </summary>
internal sealed class RunHome(string path) : IDisposable
{
    private FileStream? _lock;

    internal string Path { get; } = System.IO.Path.GetFullPath(path);

    internal Secrets Secrets => field ??= new Secrets(At("secrets.json"));

    internal string Logs => At("logs");

    /// <summary>One file per living process group, named by its number; see <see cref="Lifeline"/>.</summary>
    internal string Processes => At("processes");

    internal string EndpointsFile => At("endpoints.json");

    private string ProcessIdFile => At("apphost.pid");

    internal string Data(string resource) => At("data", resource);

    internal string At(params ReadOnlySpan<string> names) => System.IO.Path.Combine([Path, .. names]);

    internal async Task TakeAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path);
        Directory.CreateDirectory(Processes);
        _lock = Lock();
        await File.WriteAllTextAsync(ProcessIdFile, $"{Environment.ProcessId}\n", cancellationToken);
        File.Delete(EndpointsFile);
        await EarlierProcessesEndedAsync(cancellationToken);
    }

    public void Dispose()
    {
        if (_lock is null)
            return;
        File.Delete(EndpointsFile);
        File.Delete(ProcessIdFile);
        _lock.Dispose();
        _lock = null;
    }

    private FileStream Lock()
    {
        try
        {
            return new FileStream(At("apphost.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            var holder = File.Exists(ProcessIdFile) ? File.ReadAllText(ProcessIdFile).Trim() : "unknown";
            throw new DistributedApplicationException(
                $"{Path} is in use by another AppHost, process {holder}. Stop that one (./stop.sh), or give this one a folder of its own by BIZPULSE_HOME.",
                exception);
        }
    }

    /// <summary>After a kill of the AppHost its processes take a moment to end; a start meanwhile waits for them.</summary>
    private async Task EarlierProcessesEndedAsync(CancellationToken cancellationToken)
    {
        var deadline = DateTime.UtcNow.AddSeconds(15);
        while (Survivors() is { Length: > 0 } survivors)
        {
            if (DateTime.UtcNow > deadline)
                throw new DistributedApplicationException($"Processes of an earlier run still use {Path}: {string.Join(", ", survivors)}.");
            await Task.Delay(100, cancellationToken);
        }
    }

    private string[] Survivors() =>
    [
        .. Directory.EnumerateFiles(Processes).Select(file => System.IO.Path.GetFileName(file)).Where(name =>
        {
            if (int.TryParse(name, out var group) && OwnsThisHome(group))
                return true;
            File.Delete(System.IO.Path.Combine(Processes, name));
            return false;
        }),
    ];

    /// <summary>A number may have been given to a stranger since, which does not have our home in its environment.</summary>
    private bool OwnsThisHome(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/environ").Split('\0').Contains($"BIZPULSE_HOME={Path}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
