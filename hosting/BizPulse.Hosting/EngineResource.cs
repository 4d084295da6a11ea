using Aspire.Hosting.ApplicationModel;
using BizPulse.Engines;

namespace BizPulse.Hosting;

/// <summary>An engine as a process of this machine, with a connection string like that of Aspire's own.</summary>
public abstract class EngineResource : ExecutableResource, IResourceWithConnectionString
{
    private protected EngineResource(string name, Engine engine)
        : base(name, engine.Command.Program, engine.Command.Folder)
    {
        Engine = engine;
        PrimaryEndpoint = new EndpointReference(this, "tcp");
    }

    public EndpointReference PrimaryEndpoint { get; }

    public abstract ReferenceExpression ConnectionStringExpression { get; }

    /// <summary>Where a client finds it, in the form of an address.</summary>
    public abstract ReferenceExpression UriExpression { get; }

    internal Engine Engine { get; }

    private protected EndpointReferenceExpression Host => PrimaryEndpoint.Property(EndpointProperty.Host);

    private protected EndpointReferenceExpression Port => PrimaryEndpoint.Property(EndpointProperty.Port);

    public IEnumerable<KeyValuePair<string, ReferenceExpression>> GetConnectionProperties() =>
    [
        new("Host", ReferenceExpression.Create($"{Host}")),
        new("Port", ReferenceExpression.Create($"{Port}")),
        new("Uri", UriExpression),
    ];
}

/// <summary>The embedded broker; the connection string is its bootstrap server.</summary>
public sealed class KafkaResource(string name, KafkaEngine engine) : EngineResource(name, engine)
{
    public override ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{Host}:{Port}");

    public override ReferenceExpression UriExpression => ConnectionStringExpression;
}

public sealed class RedisServerResource(string name, RedisEngine engine, ParameterResource password)
    : EngineResource(name, engine)
{
    public override ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"{Host}:{Port},password={password}");

    public override ReferenceExpression UriExpression =>
        ReferenceExpression.Create($"redis://:{password}@{Host}:{Port}");
}

public sealed class PostgresResource(string name, PostgresEngine engine, ParameterResource password)
    : EngineResource(name, engine)
{
    public override ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"Host={Host};Port={Port};Username={PostgresEngine.Owner};Password={password}");

    public override ReferenceExpression UriExpression =>
        ReferenceExpression.Create($"postgresql://{PostgresEngine.Owner}:{password}@{Host}:{Port}");
}

/// <summary>A database of the server, which makes it with its data.</summary>
public sealed class PostgresDatabase(string name, PostgresResource server)
    : Resource(name), IResourceWithParent<PostgresResource>,
    IResourceWithConnectionString
{
    public PostgresResource Parent => server;

    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{server};Database={Name}");

    public IEnumerable<KeyValuePair<string, ReferenceExpression>> GetConnectionProperties() =>
        [new("Uri", ReferenceExpression.Create($"{server.UriExpression}/{Name}"))];
}
