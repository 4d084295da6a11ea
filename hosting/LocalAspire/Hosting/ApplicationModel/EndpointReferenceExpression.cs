namespace Aspire.Hosting.ApplicationModel;

/// <summary>One part of an endpoint's address.</summary>
public sealed class EndpointReferenceExpression : IExpressionValue
{
    private readonly EndpointReference _endpoint;
    private readonly EndpointProperty _property;

    internal EndpointReferenceExpression(EndpointReference endpoint, EndpointProperty property)
    {
        _endpoint = endpoint;
        _property = property;
    }

    string IManifestExpressionProvider.ValueExpression =>
        $"{{{_endpoint.Resource.Name}.bindings.{_endpoint.EndpointName}.{_property.ToString().ToLowerInvariant()}}}";

    ValueTask<string?> IValueProvider.GetValueAsync(CancellationToken cancellationToken) => new(_property switch
    {
        EndpointProperty.Host => _endpoint.Annotation.Host,
        EndpointProperty.Port => $"{_endpoint.Port}",
        EndpointProperty.HostAndPort => $"{_endpoint.Annotation.Host}:{_endpoint.Port}",
        _ => _endpoint.Url,
    });
}
