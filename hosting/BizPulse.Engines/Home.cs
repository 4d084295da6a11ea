using System.Security.Cryptography;

namespace BizPulse.Engines;

/// <summary>
/// The folder of one running system: data, secrets, logs, addresses. Whoever runs it holds a lock on it, and its
/// process id stands in <c>apphost.pid</c>.
/// </summary>
public sealed class Home(string path) : IDisposable
{
    /// <summary>The setting that says which folder it is.</summary>
    public const string Setting = "BIZPULSE_HOME";

    /// <summary>A variable that every process of a running system carries, with the folder as its value.</summary>
    public const string Mark = "BIZPULSE_SYSTEM";

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int SecretLength = 32;

    private const UnixFileMode ForOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderForOwner = ForOwner | UnixFileMode.UserExecute;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly KeptValues _secrets = new(System.IO.Path.Combine(path, "secrets.json"));
    private readonly KeptValues _ports = new(System.IO.Path.Combine(path, "ports.json"));
    private FileStream? _lock;

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string Logs => At("logs");

    /// <summary>
    /// The addresses of the running system, as its clients write them. The file is there while it is up.
    /// </summary>
    public string EndpointsFile => At("endpoints.json");

    /// <summary>For its owner alone: a backup holds secrets.</summary>
    public string Backups => Directory.CreateDirectory(At("backups"), FolderForOwner).FullName;

    private string ProcessIdFile => At("apphost.pid");

    /// <summary>A folder for what one part of the system keeps.</summary>
    public string Data(string part) => At("data", part);

    /// <summary>A password or key, made when it is first asked for.</summary>
    public string Secret(string name) =>
        _secrets.GetOrAdd(name, () => RandomNumberGenerator.GetString(Alphabet, SecretLength));

    /// <summary>Where a part listens: the same port from start to start, as long as nobody else takes it.</summary>
    public int Port(string name) =>
        int.Parse(
            _ports.GetOrAdd(name, () => $"{FreePorts.Next()}", isStillGood: port => FreePorts.IsFree(int.Parse(port))));

    /// <summary>Makes the folder ours, and ends what an earlier run has left in it.</summary>
    public async Task TakeAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(Path);
        _lock = Lock();
        CloseToOthers();
        await File.WriteAllTextAsync(ProcessIdFile, $"{Environment.ProcessId}\n", ct);
        File.Delete(EndpointsFile);

        await EndProcessesLeftBehindAsync(ct);
    }

    /// <summary>
    /// The parts of the system that live, without whoever runs it. They carry the mark; Postgres and Redis, which write
    /// a title over their environment, work in a folder of the home.
    /// </summary>
    public IReadOnlyList<int> Processes()
    {
        if (!OperatingSystem.IsLinux())
            return [];
        var mark = $"{Mark}={Path}";
        return
        [
            .. Directory.EnumerateDirectories("/proc")
                .Select(folder => int.TryParse(System.IO.Path.GetFileName(folder), out var process) ? process : 0)
                .Where(process => process != 0 && process != Environment.ProcessId && BelongsHere(process)),
        ];

        bool BelongsHere(int process)
        {
            try
            {
                return new DirectoryInfo($"/proc/{process}/cwd").LinkTarget?.StartsWith(
                    At("data"), StringComparison.Ordinal) == true
                    || File.ReadAllText($"/proc/{process}/environ").Split('\0').Contains(mark);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return false; // it has ended, or belongs to somebody else
            }
        }
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

    /// <summary>
    /// Nobody but their owner reads what lies in the home. Postgres, which never runs as root, still has to get through
    /// to its data when all the rest does.
    /// </summary>
    private void CloseToOthers()
    {
        var data = Directory.CreateDirectory(At("data")).FullName;
        foreach (var file in Directory.GetFiles(Path))
            File.SetUnixFileMode(file, ForOwner);
        foreach (var folder in Directory.GetDirectories(Path).Concat(Directory.GetDirectories(data)))
            File.SetUnixFileMode(folder, FolderForOwner);
        foreach (var folder in (string[])[Path, data])
            File.SetUnixFileMode(folder, Posix.IsRoot ? FolderForOwner | UnixFileMode.OtherExecute : FolderForOwner);
        Posix.CloseNewFilesToOthers();
    }

    private string At(params ReadOnlySpan<string> names) => System.IO.Path.Combine([Path, .. names]);

    /// <summary>Whoever ran them is gone, or we would not have the lock; nobody else would end them.</summary>
    private async Task EndProcessesLeftBehindAsync(CancellationToken ct)
    {
        var signal = Posix.Interrupt;
        for (var started = DateTime.UtcNow; Processes() is { Count: > 0 } left; await Task.Delay(200, ct))
        {
            if (DateTime.UtcNow - started > s_patience)
                signal = Posix.Kill;
            foreach (var process in signal == 0 ? [] : left)
                Posix.Signal(process, signal);
            signal = 0;
        }
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
            throw new EngineException(
                $"{Path} is in use by another AppHost, process {holder}. Stop that one (./stop.sh), or give this one a "
                + $"folder of its own by {Setting}.",
                exception);
        }
    }
}
