namespace BizPulse.AppHost;

/// <summary>Apache Kafka in a container, one node that is broker and controller at once.</summary>
internal sealed class KafkaContainer : ContainerResource, IResourceWithConnectionString
{
    private const string Outside = "tcp"; // programs of this machine
    private const string Inside = "internal"; // other containers

    private KafkaContainer(string name) : base(name)
    {
    }

    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{HostAndPort(Outside)}");

    internal static IResourceBuilder<KafkaContainer> Add(IDistributedApplicationBuilder builder, string name)
    {
        var kafka = new KafkaContainer(name);
        // A broker tells its clients under which address they are to go on: each listener advertises what its own
        // clients can reach.
        return builder.AddResource(kafka)
            .WithImage("apache/kafka", "4.1.1")
            .WithEndpoint(targetPort: 9092, name: Outside, scheme: "tcp")
            .WithEndpoint(targetPort: 9093, name: Inside, scheme: "tcp")
            .WithVolume($"bizpulse-{name}", "/var/lib/kafka/data")
            .WithEnvironment("KAFKA_NODE_ID", "1")
            .WithEnvironment("KAFKA_PROCESS_ROLES", "broker,controller")
            .WithEnvironment("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9094")
            .WithEnvironment("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER")
            .WithEnvironment("KAFKA_LISTENERS", "OUTSIDE://:9092,INSIDE://:9093,CONTROLLER://:9094")
            .WithEnvironment(
                "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "OUTSIDE:PLAINTEXT,INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT")
            .WithEnvironment("KAFKA_INTER_BROKER_LISTENER_NAME", "INSIDE")
            .WithEnvironment(
                "KAFKA_ADVERTISED_LISTENERS",
                ReferenceExpression.Create($"OUTSIDE://{kafka.HostAndPort(Outside)},INSIDE://{name}:9093"))
            .WithEnvironment("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1")
            .WithEnvironment("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1")
            .WithEnvironment("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1")
            .WithEnvironment("KAFKA_NUM_PARTITIONS", "4");
    }

    private EndpointReferenceExpression HostAndPort(string endpoint) =>
        new EndpointReference(this, endpoint, KnownNetworkIdentifiers.LocalhostNetwork).Property(
            EndpointProperty.HostAndPort);
}
