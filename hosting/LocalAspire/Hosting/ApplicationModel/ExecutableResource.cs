namespace Aspire.Hosting.ApplicationModel;

/// <summary>A program run as it is.</summary>
public class ExecutableResource : Resource, IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport
{
    internal ExecutableResource(string name, string command, string workingDirectory) : base(name)
    {
        Command = command;
        WorkingDirectory = workingDirectory;
    }

    internal string Command { get; }

    internal string WorkingDirectory { get; }
}
