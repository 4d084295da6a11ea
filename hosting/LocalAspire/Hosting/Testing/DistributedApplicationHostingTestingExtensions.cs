using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Testing;

public static class DistributedApplicationHostingTestingExtensions
{
    /// <summary>A client of a resource's endpoint, by default its http one.</summary>
    public static HttpClient CreateHttpClient(this DistributedApplication app, string resourceName, string? endpointName = default) =>
        new() { BaseAddress = app.GetEndpoint(resourceName, endpointName) };

    public static Uri GetEndpoint(this DistributedApplication app, string resourceName, string? endpointName = default)
    {
        var endpoints = app.Find<IResourceWithEndpoints>(resourceName).Annotations.OfType<EndpointAnnotation>();
        var endpoint = endpoints.FirstOrDefault(endpoint => endpointName is null ? endpoint.IsHttp : endpoint.Name == endpointName)
            ?? throw new ArgumentException($"'{resourceName}' has no endpoint '{endpointName ?? "http"}'.", nameof(endpointName));
        return new Uri(endpoint.Url(replica: 0));
    }

    public static ValueTask<string?> GetConnectionStringAsync(
        this DistributedApplication app, string resourceName, CancellationToken cancellationToken = default) =>
        app.Find<IResourceWithConnectionString>(resourceName).GetConnectionStringAsync(cancellationToken);

    private static T Find<T>(this DistributedApplication app, string name) where T : class, IResource =>
        app.Resources.FirstOrDefault(resource => resource.Name == name) as T
        ?? throw new ArgumentException($"There is no resource '{name}' of that kind.", nameof(name));
}
