using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>A resource that others address by its name.</summary>
public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;
