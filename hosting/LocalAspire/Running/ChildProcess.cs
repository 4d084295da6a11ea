using System.Diagnostics;

namespace LocalAspire.Running;

/// <summary>
/// One running program, leader of a process group of its own: a Ctrl-C in the terminal reaches only the AppHost, which then ends
/// its children in order, and a whole group can be ended at once. .NET cannot start one so, hence a line of Perl: it makes the
/// group, notes it for <see cref="Lifeline"/> and becomes the program. (A shell would drop variables with a hyphen in their name.)
/// </summary>
internal sealed class ChildProcess
{
    private const string NoteGroupThenRun = """
        my $notes = shift;
        setpgrp or die;
        open my $note, ">", "$notes/$$" or die;
        close $note;
        open STDERR, ">&", \*STDOUT;
        exec {$ARGV[0]} @ARGV or die "cannot run $ARGV[0]: $!\n";
        """;

    private readonly Process _process;
    private readonly ProcessSpec _spec;
    private readonly string _groupFile;

    private ChildProcess(Process process, ProcessSpec spec, RunHome home, Action<string> onLine)
    {
        _process = process;
        _spec = spec;
        Id = process.Id;
        _groupFile = Path.Combine(home.Processes, $"{Id}");
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is not null)
                onLine(line.Data);
        };
        process.BeginOutputReadLine();
        process.StandardInput.Close();
        Exit = EndAsync();
    }

    internal int Id { get; }

    /// <summary>The exit code, when all output is read. Whoever waits for the end waits for this: after it the process is let go.</summary>
    internal Task<int> Exit { get; }

    internal static ChildProcess Start(ProcessSpec spec, RunHome home, Action<string> onLine)
    {
        var start = new ProcessStartInfo("perl", ["-e", NoteGroupThenRun, home.Processes, spec.Command, .. spec.Arguments])
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

    internal async Task StopAsync(TimeSpan grace)
    {
        if (Exit.IsCompleted)
            return;
        Posix.Signal(Id, _spec.StopSignal);
        try
        {
            await Exit.WaitAsync(grace);
        }
        catch (TimeoutException)
        {
            Posix.Signal(-Id, Posix.Kill);
        }
    }

    private async Task<int> EndAsync()
    {
        using (_process)
        {
            await _process.WaitForExitAsync();
            Posix.Signal(-Id, Posix.Kill); // what it may have left behind
            File.Delete(_groupFile);
            return _process.ExitCode;
        }
    }
}
