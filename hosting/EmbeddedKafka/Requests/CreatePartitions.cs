using EmbeddedKafka.Protocol;
using EmbeddedKafka.Topics;

namespace EmbeddedKafka.Requests;

/// <summary>
/// CreatePartitions 0–1: a topic gets more partitions, never fewer. Left out: assignments of replicas.
/// </summary>
internal sealed class CreatePartitions(TopicCatalog topics) : IRequestHandler
{
    public ApiKey Key => ApiKey.CreatePartitions;

    public (short Min, short Max) Versions => (0, 1);

    public ValueTask HandleAsync(Request request, ResponseWriter response, CancellationToken ct)
    {
        var body = request.Body;
        var wanted = body.ReadArray(_ => (
            Topic: body.ReadString(),
            Count: body.ReadInt32(),
            HasAssignments: body.ReadArray(_ => body.ReadArray(_ => body.ReadInt32())).Count > 0));
        body.ReadInt32(); // timeout
        var validateOnly = body.ReadBoolean();

        response.WriteInt32(0); // throttle time
        response.WriteArray(wanted, each =>
        {
            response.WriteString(each.Topic);
            response.WriteError(
                each.HasAssignments
                    ? ErrorCode.InvalidReplicaAssignment
                    : topics.AddPartitions(each.Topic, each.Count, validateOnly));
            response.WriteString(null); // error message
        });
        return ValueTask.CompletedTask;
    }
}
