using System.Diagnostics;

namespace LocalAspire.Running;

/// <summary>
/// Ends every process of the application when the AppHost is gone, however it went: a small shell holds the other end of a pipe
/// and wakes up when the AppHost's end closes. A process notes its own group before it becomes the program
/// (<see cref="ChildProcess"/>), so there is no moment at which one could be missed.
/// </summary>
internal sealed class Lifeline : IDisposable
{
    private const string Watch = """
        trap '' INT TERM HUP
        while read -r _; do :; done
        signal=TERM round=0
        while :; do
          alive=
          for entry in "$1"/*; do
            group=${entry##*/}
            if kill -s $signal -- "-$group" 2>/dev/null; then alive=1; else rm -f "$entry"; fi
          done
          round=$((round + 1))
          [ -n "$alive" ] || [ $round -lt 3 ] || exit 0
          if [ $round -lt 25 ]; then signal=0; else signal=KILL; fi
          sleep 0.2
        done
        """;

    private readonly Process _watcher;

    internal Lifeline(RunHome home)
    {
        _watcher = Process.Start(new ProcessStartInfo("perl", ["-e", "setpgrp; exec @ARGV", "/bin/sh", "-c", Watch, "bizpulse-lifeline", home.Processes])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    /// <summary>Called when all processes have ended: there is nothing left to watch.</summary>
    public void Dispose()
    {
        _watcher.StandardInput.Close();
        Posix.Signal(-_watcher.Id, Posix.Kill);
        _watcher.WaitForExit();
        _watcher.Dispose();
    }
}
