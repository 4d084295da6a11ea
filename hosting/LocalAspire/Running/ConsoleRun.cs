using System.Runtime.InteropServices;
using Aspire.Hosting;

namespace LocalAspire.Running;

/// <summary>Runs an application for a person at a terminal: says what happens, ends on Ctrl-C, and why it could not start.</summary>
internal sealed class ConsoleRun(DistributedApplication application, RunHome home)
{
    internal async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
        try
        {
            await application.StartAsync(stopping.Token);
            Say($"developer page {application.DeveloperUrl}, data and logs in {home.Path}");
            await application.Ready.WaitAsync(stopping.Token);
            Say($"ready, addresses in {home.EndpointsFile}");
            await Task.Delay(Timeout.Infinite, stopping.Token);
            return 0;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            Say("stopping");
            return 0;
        }
        catch (DistributedApplicationException exception)
        {
            await Console.Error.WriteLineAsync($"error: {exception.Message}");
            return 1;
        }
        finally
        {
            await application.StopAsync(CancellationToken.None);
        }

        void Say(string line) => application.Output?.Write("apphost", line);

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopping.Cancel();
        }
    }
}
