using System.Diagnostics;

namespace LocalAspire.Running;

/// <summary>
/// One running program, leader of a session and process group of its own: a Ctrl-C in the terminal reaches only the AppHost,
/// which then ends its children in order, and a whole group can be ended at once.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    private const string NoteGroupThenRun = """: > "$0/$$" && exec "$@" 2>&1""";

    private readonly Process _process;
    private readonly ProcessSpec _spec;
    private readonly string _groupFile;

    private ChildProcess(Process process, ProcessSpec spec, RunHome home, Action<string> onLine)
    {
        _process = process;
        _spec = spec;
        _groupFile = Path.Combine(home.Processes, $"{process.Id}");
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is not null)
                onLine(line.Data);
        };
        process.BeginOutputReadLine();
        process.StandardInput.Close();
    }

    internal int Id => _process.Id;

    internal static ChildProcess Start(ProcessSpec spec, RunHome home, Action<string> onLine)
    {
        var session = InOwnSession(spec.Command, spec.Arguments);
        var start = new ProcessStartInfo("/bin/sh", ["-c", NoteGroupThenRun, home.Processes, session.FileName, .. session.ArgumentList])
        {
            WorkingDirectory = spec.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in spec.Environment)
            start.Environment[name] = value;
        start.Environment["BIZPULSE_HOME"] = home.Path;
        return new ChildProcess(Process.Start(start)!, spec, home, onLine);
    }

    /// <summary>setpgrp by perl where there is no setsid, as on macOS.</summary>
    internal static ProcessStartInfo InOwnSession(string command, IReadOnlyList<string> arguments) => OperatingSystem.IsLinux()
        ? new ProcessStartInfo("setsid", [command, .. arguments])
        : new ProcessStartInfo("perl", ["-e", "setpgrp; exec @ARGV or die", command, .. arguments]);

    /// <summary>Completes with the exit code, when all output is read.</summary>
    internal async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync(CancellationToken.None);
        Posix.Signal(-Id, Posix.Kill); // what it may have left behind
        File.Delete(_groupFile);
        return _process.ExitCode;
    }

    internal async Task StopAsync(TimeSpan grace)
    {
        if (_process.HasExited)
            return;
        Posix.Signal(Id, _spec.StopSignal);
        try
        {
            await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(grace);
        }
        catch (TimeoutException)
        {
            Posix.Signal(-Id, Posix.Kill);
        }
    }

    public void Dispose() => _process.Dispose();
}
