namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource whose image can take files built by another one.</summary>
public interface IContainerFilesDestinationResource : IResource;
