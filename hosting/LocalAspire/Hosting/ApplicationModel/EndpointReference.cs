namespace Aspire.Hosting.ApplicationModel;

/// <summary>The address of an endpoint: that of its first replica.</summary>
public sealed class EndpointReference : IExpressionValue
{
    internal EndpointReference(IResourceWithEndpoints resource, string endpointName)
    {
        Resource = resource;
        EndpointName = endpointName;
    }

    public string Url => Allocated.Url(0);

    public int Port => Allocated.Ports[0];

    string IManifestExpressionProvider.ValueExpression => $"{{{Resource.Name}.bindings.{EndpointName}.url}}";

    internal IResourceWithEndpoints Resource { get; }

    internal string EndpointName { get; }

    internal EndpointAnnotation Annotation => Resource.Annotations.OfType<EndpointAnnotation>()
        .FirstOrDefault(endpoint => endpoint.Name == EndpointName)
        ?? throw new InvalidOperationException($"The resource '{Resource.Name}' has no endpoint '{EndpointName}'.");

    private EndpointAnnotation Allocated => Annotation is { IsAllocated: true } endpoint
        ? endpoint
        : throw new InvalidOperationException($"The endpoint '{EndpointName}' of '{Resource.Name}' has its port once the application starts.");

    public EndpointReferenceExpression Property(EndpointProperty property) => new(this, property);

    ValueTask<string?> IValueProvider.GetValueAsync(CancellationToken cancellationToken) => new(Url);
}
