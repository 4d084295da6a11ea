using System.Runtime.InteropServices;
using System.Text.Json;
using Aspire.Hosting;

namespace LocalAspire.Running;

/// <summary>Runs an application for a person at a terminal: says what happens, ends on Ctrl-C, and why it could not start.</summary>
internal sealed class ConsoleRun(DistributedApplication application, RunHome home)
{
    internal async Task<int> RunAsync(Func<ApplicationRun> run, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
        try
        {
            await application.StartAsync(stopping.Token);
            Say($"developer page {application.DeveloperUrl}, data and logs in {home.Path}");
            await AllReadyAsync(stopping.Token);
            var endpoints = await ClientEndpoints.OfAsync(application, stopping.Token);
            PrivateFile.Write(home.EndpointsFile, JsonSerializer.Serialize(endpoints, JsonSerializerOptions.Web));
            Say($"ready: {endpoints.GetValueOrDefault("gateway", "no gateway")}");
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

        void Say(string line) => run().Output.Write("apphost", line);

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopping.Cancel();
        }
    }

    /// <summary>Throws as soon as one cannot start: the others may be waiting for it.</summary>
    private async Task AllReadyAsync(CancellationToken cancellationToken)
    {
        var parts = application.Resources
            .Where(resource => ApplicationRun.IsRunnable(resource) && ApplicationRun.StartsByItself(resource))
            .Select(resource => application.ResourceNotifications.WaitUntilReadyAsync(resource, cancellationToken));
        await foreach (var part in Task.WhenEach(parts))
            await part;
    }
}
