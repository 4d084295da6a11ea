using System.Reflection;
using LocalAspire.Running;

namespace Aspire.Hosting.Testing;

/// <summary>
/// Runs the code of an AppHost for a test. The code calls CreateBuilder, Build and Run as always: here the first gives the
/// test's own builder, the second waits until the test has changed what it wants to change, and the third does nothing.
/// </summary>
internal sealed class AppHostCode
{
    private static readonly AsyncLocal<AppHostCode?> s_current = new();

    private readonly TaskCompletionSource<DistributedApplicationTestingBuilder.Implementation> _described =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly Assembly _assembly;

    private AppHostCode(Assembly assembly) => _assembly = assembly;

    internal static AppHostCode? Current => s_current.Value;

    /// <summary>Runs the code up to its Build call.</summary>
    internal static async Task<DistributedApplicationTestingBuilder.Implementation> DescribeAsync(
        Assembly assembly, string[] args, CancellationToken cancellationToken)
    {
        var code = new AppHostCode(assembly);
        var running = Task.Factory.StartNew(() => code.Execute(args), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var first = await Task.WhenAny(running, code._described.Task).WaitAsync(cancellationToken);
        if (first == running)
        {
            await running;
            throw new DistributedApplicationException($"{assembly.GetName().Name} ended without building an application.");
        }

        return await code._described.Task;
    }

    internal DistributedApplicationBuilder NewBuilder(string[] args) => new DistributedApplicationTestingBuilder.Implementation(
        args, AppHostDirectory.Of(_assembly), new RunSettings { Home = TemporaryHome.Path(), RandomPorts = true, Disposable = true, PrintLogs = false }, this);

    /// <summary>Called from within the code, by Build.</summary>
    internal void WaitForTest(DistributedApplicationTestingBuilder.Implementation builder)
    {
        _described.TrySetResult(builder);
        _goOn.Task.GetAwaiter().GetResult();
    }

    internal void GoOn() => _goOn.TrySetResult();

    private void Execute(string[] args)
    {
        s_current.Value = this;
        var entryPoint = _assembly.EntryPoint!;
        entryPoint.Invoke(null, entryPoint.GetParameters().Length == 0 ? [] : [args]);
    }
}
