using System.Diagnostics;
using System.Text.Json;
using LocalAspire.Running;

namespace LocalAspire.Tests;

/// <summary>The sample AppHost as a process with a home of its own.</summary>
internal sealed class SampleRun : IAsyncDisposable
{
    private readonly bool _ownsHome;
    private readonly Process _process;
    private readonly List<string> _output = [];

    internal SampleRun(string? home = null, string? path = null, params string[] args)
    {
        _ownsHome = home is null;
        Home = home ?? Path.Combine(Path.GetTempPath(), $"bizpulse-sample-{Guid.NewGuid():n}"[..26]);
        var start = new ProcessStartInfo(ProgramLauncher.Dotnet, [Checkout.Binary("LocalAspire.SampleHost"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["BIZPULSE_HOME"] = Home;
        if (path is not null)
            start.Environment["PATH"] = path;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    internal string Home { get; }

    internal int Id => _process.Id;

    internal string Output
    {
        get
        {
            lock (_output)
                return string.Join('\n', _output);
        }
    }

    internal async Task<Dictionary<string, string>> ReadyAsync()
    {
        var file = Path.Combine(Home, "endpoints.json");
        await Patience.UntilAsync(() => File.Exists(file) || _process.HasExited);
        Assert.False(_process.HasExited, Output);
        return JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(file))!;
    }

    internal async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().Within();
        return _process.ExitCode;
    }

    internal void Signal(int signal) => Posix.Signal(Id, signal);

    /// <summary>Every living process that was started for this home, the AppHost's own aside. (Postgres' workers hide theirs, but do not outlive it.)</summary>
    internal int[] Children() =>
    [
        .. Process.GetProcesses().Select(process => process.Id).Where(id => id != Id && BelongsHere(id)),
    ];

    public async ValueTask DisposeAsync()
    {
        Signal(Posix.Terminate);
        await ExitAsync();
        _process.Dispose();
        if (_ownsHome)
            await Patience.UntilAsync(IsDeleted);
    }

    // A worker of Postgres may still write its last while the folder goes.
    private bool IsDeleted()
    {
        try
        {
            if (Directory.Exists(Home))
                Directory.Delete(Home, recursive: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private bool BelongsHere(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/environ").Split('\0').Contains($"BIZPULSE_HOME={Home}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
            _output.Add(line.Data ?? "");
    }
}
