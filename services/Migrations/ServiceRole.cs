namespace BizPulse.Migrations;

/// <summary>The Postgres role of a service, owner of the schema with the service's name if it has one.</summary>
internal sealed record ServiceRole(string Service)
{
    public static IReadOnlyList<ServiceRole> All { get; } =
        [new("ingestion"), new("forecast"), new("analytics"), new("gateway"), new("simulator")];

    public string Name => $"bizpulse_{Service}";
}
