namespace Aspire.Hosting.ApplicationModel;

/// <summary>A .NET project, run from its built binaries.</summary>
public class ProjectResource : Resource, IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery,
    IResourceWithWaitSupport, IContainerFilesDestinationResource
{
    internal ProjectResource(string name, string projectPath) : base(name) => ProjectPath = projectPath;

    internal string ProjectPath { get; }
}
