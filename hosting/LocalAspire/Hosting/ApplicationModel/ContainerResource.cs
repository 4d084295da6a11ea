namespace Aspire.Hosting.ApplicationModel;

/// <summary>An engine: a container with Aspire, a local process here.</summary>
public class ContainerResource : Resource, IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport
{
    private protected ContainerResource(string name) : base(name)
    {
    }
}
