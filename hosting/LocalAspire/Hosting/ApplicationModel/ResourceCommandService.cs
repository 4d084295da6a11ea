using LocalAspire.Running;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Starts, stops and restarts single resources.</summary>
public class ResourceCommandService
{
    private readonly Func<IEnumerable<ResourceInstance>> _instances;

    internal ResourceCommandService(Func<IEnumerable<ResourceInstance>> instances) => _instances = instances;

    /// <summary>Runs a command of <see cref="KnownResourceCommands"/> on a resource, or on one replica of it.</summary>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(
        string resourceId, string commandName, CancellationToken cancellationToken = default)
    {
        var targets = _instances().Where(instance => instance.Id == resourceId || instance.Resource.Name == resourceId).ToArray();
        await Task.WhenAll(targets.Select(instance => ExecuteAsync(instance, commandName))).WaitAsync(cancellationToken);
        return new ExecuteCommandResult(targets.Length > 0 && IsKnown(commandName));
    }

    private static bool IsKnown(string command) =>
        command == KnownResourceCommands.StartCommand || command == KnownResourceCommands.StopCommand || command == KnownResourceCommands.RestartCommand;

    private static async Task ExecuteAsync(ResourceInstance instance, string command)
    {
        if (command == KnownResourceCommands.StopCommand || command == KnownResourceCommands.RestartCommand)
            await instance.StopAsync();
        if (command == KnownResourceCommands.StartCommand || command == KnownResourceCommands.RestartCommand)
            instance.Start();
    }
}
