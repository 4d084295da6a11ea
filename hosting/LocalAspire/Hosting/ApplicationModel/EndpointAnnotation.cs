using LocalAspire.Running;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Something that a resource listens on, with a port for each replica once they are given out.</summary>
internal sealed class EndpointAnnotation(string name, string scheme, int? port, int? targetPort, string? env) : IResourceAnnotation
{
    private int[] _ports = [];

    internal string Name => name;

    internal string Scheme => scheme;

    internal int? FixedPort => port ?? targetPort;

    internal string? PortVariable => env;

    internal bool IsHttp => scheme is "http" or "https";

    internal bool IsAllocated => _ports.Length > 0;

    internal IReadOnlyList<int> Ports => _ports;

    internal void Allocate(int replicas, bool random) => _ports = !random && replicas == 1 && FixedPort is { } given
        ? [given]
        : [.. Enumerable.Range(0, replicas).Select(_ => FreePorts.Next())];

    /// <summary>A web address reads better as localhost; engines listen on IPv4 only.</summary>
    internal string Host => IsHttp ? "localhost" : "127.0.0.1";

    internal string Url(int replica) => $"{scheme}://{Host}:{_ports[replica]}";
}
