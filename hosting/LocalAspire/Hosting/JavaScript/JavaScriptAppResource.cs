using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.JavaScript;

/// <summary>An app that an npm script starts.</summary>
public class JavaScriptAppResource : ExecutableResource, IResourceWithServiceDiscovery, IResourceWithContainerFiles
{
    internal JavaScriptAppResource(string name, string command, string workingDirectory) : base(name, command, workingDirectory)
    {
    }
}
