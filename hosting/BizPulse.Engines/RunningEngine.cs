using System.Diagnostics;

namespace BizPulse.Engines;

/// <summary>
/// An engine that this process has started for itself, as tests do. A small shell holds a pipe to us and ends the
/// engine when the pipe closes: because we are done with it, or because we are gone.
/// </summary>
public sealed class RunningEngine : IAsyncDisposable
{
    private const string Watch = """
        trap '' INT TERM HUP
        while read -r _; do :; done
        kill -TERM "$1"
        tenths=0
        while kill -0 "$1" 2>/dev/null && [ $tenths -lt 100 ]; do tenths=$((tenths + 1)); sleep 0.1; done
        kill -KILL "$1"
        """;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly Engine _engine;
    private readonly Process _process;
    private readonly Process _watcher;

    private RunningEngine(Engine engine, Process process)
    {
        _engine = engine;
        _process = process;
        _watcher = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Watch, "engine-watcher", $"{process.Id}"])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        })!;
    }

    public static async Task<RunningEngine> StartAsync(Engine engine, CancellationToken ct = default)
    {
        await engine.PrepareAsync(_ => { }, ct);
        var process = Process.Start(new ProcessStartInfo(engine.Command.Program, engine.Command.Arguments)
        {
            WorkingDirectory = engine.Command.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = new LastLines(20);
        process.OutputDataReceived += (_, line) => output.Add(line.Data);
        process.ErrorDataReceived += (_, line) => output.Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var running = new RunningEngine(engine, process);

        var started = Stopwatch.StartNew();
        while (!await IsHealthyAsync(engine, ct))
        {
            if (process.HasExited || started.Elapsed > s_patience)
            {
                await running.DisposeAsync();
                throw new EngineException($"{engine.GetType().Name} did not come up; it said: {output}");
            }

            await Task.Delay(30, ct);
        }

        return running;
    }

    public async ValueTask DisposeAsync()
    {
        _watcher.StandardInput.Close();
        _engine.HastenEnd();
        await _process.WaitForExitAsync();
        await _watcher.WaitForExitAsync();
        _process.Dispose();
        _watcher.Dispose();
    }

    private static async Task<bool> IsHealthyAsync(Engine engine, CancellationToken ct)
    {
        try
        {
            return await engine.IsHealthyAsync(ct);
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            return false; // not yet
        }
    }

    private sealed class LastLines(int count)
    {
        private readonly Queue<string> _lines = [];

        internal void Add(string? line)
        {
            lock (_lines)
            {
                _lines.Enqueue(line ?? "");
                if (_lines.Count > count)
                    _lines.Dequeue();
            }
        }

        public override string ToString()
        {
            lock (_lines)
                return string.Join('\n', _lines);
        }
    }
}
