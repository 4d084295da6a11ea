namespace EmbeddedKafka.Tests.Clients;

public enum ClusterKind
{
    Embedded,
    LibrdkafkaMock,
}
