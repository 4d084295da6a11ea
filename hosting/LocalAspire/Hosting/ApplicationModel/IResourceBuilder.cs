namespace Aspire.Hosting.ApplicationModel;

/// <summary>Describes one resource of an application.</summary>
public interface IResourceBuilder<out T> where T : IResource
{
    IDistributedApplicationBuilder ApplicationBuilder { get; }

    T Resource { get; }
}
