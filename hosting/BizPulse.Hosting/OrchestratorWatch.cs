using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace BizPulse.Hosting;

/// <summary>
/// Ends the AppHost when the orchestrator (DCP) has died under it: its programs die with it, and Aspire would go on
/// without a word. Whoever started the AppHost can start it again.
/// </summary>
internal sealed class OrchestratorWatch(IHostApplicationLifetime lifetime) : BackgroundService
{
    /// <summary>Unlike that of a start that failed, it says that <c>eng/supervise.sh</c> shall try again.</summary>
    private const int StartAgain = 70;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        int server, controllers;
        while ((server = Find("start-apiserver", $"{Environment.ProcessId}")) == 0
            || (controllers = Find("run-controllers", $"{server}")) == 0)
            await Task.Delay(s_pause, stoppingToken);
        while (IsAlive(server) && IsAlive(controllers))
            await Task.Delay(s_pause, stoppingToken);

        await Console.Error.WriteLineAsync(
            "error: the orchestrator has died, and with it every part of the system; start again");
        Environment.ExitCode = StartAgain;
        lifetime.StopApplication();
    }

    /// <summary>The orchestrator's process of a role that watches another by its number; 0 if none does.</summary>
    private static int Find(string role, string watched) => Process.GetProcessesByName("dcp")
        .Select(process => process.Id)
        .FirstOrDefault(process => ArgumentsOf(process) is var arguments
            && arguments.Contains(role) && arguments.Contains(watched) && !arguments.Contains("--detach"));

    private static string[] ArgumentsOf(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Split('\0');
        }
        catch (IOException)
        {
            return []; // it has just ended
        }
    }

    private static bool IsAlive(int process) => Directory.Exists($"/proc/{process}");
}
