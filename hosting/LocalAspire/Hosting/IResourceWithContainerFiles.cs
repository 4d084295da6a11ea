using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>A resource whose build makes files for the image of another one.</summary>
public interface IResourceWithContainerFiles : IResource;
