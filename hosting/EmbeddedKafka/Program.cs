using System.Diagnostics;
using System.Runtime.InteropServices;
using EmbeddedKafka;

CommandLine command;
try
{
    command = CommandLine.Parse(args);
}
catch (ArgumentException e)
{
    Console.Error.WriteLine($"{e.Message}\n\n{CommandLine.Usage}");
    return 2;
}

var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
try
{
    await using var broker = await KafkaBroker.StartAsync(command.Options);
    Console.WriteLine(
        $"EmbeddedKafka ready on {broker.BootstrapServers}, cluster {broker.ClusterId}, data "
        + $"{command.Options.DataFolder}");
    await Task.WhenAny(stop.Task, ParentExitAsync(command.ParentProcess));
    return 0;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"EmbeddedKafka cannot start: {e.Message}");
    return 1;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.TrySetResult();
}

static async Task ParentExitAsync(int? parent)
{
    try
    {
        if (parent is null)
            await Task.Delay(Timeout.Infinite);
        using var process = Process.GetProcessById(parent!.Value);
        await process.WaitForExitAsync();
    }
    catch (ArgumentException)
    {
        // it is gone already
    }
}
