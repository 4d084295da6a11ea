using EmbeddedKafka.Protocol;
using EmbeddedKafka.Topics;

namespace EmbeddedKafka.Requests;

/// <summary>
/// CreateTopics 0–4, with the settings that <see cref="TopicConfig"/> knows; an unknown one is refused, not ignored.
/// Left out: more replicas than one, assignments of replicas.
/// </summary>
internal sealed class CreateTopics(TopicCatalog topics) : IRequestHandler
{
    public ApiKey Key => ApiKey.CreateTopics;

    public (short Min, short Max) Versions => (0, 4);

    public ValueTask HandleAsync(Request request, ResponseWriter response, CancellationToken ct)
    {
        var body = request.Body;
        var wanted = body.ReadArray(_ => new Wanted(
            body.ReadString(), body.ReadInt32(), body.ReadInt16(),
            body.ReadArray(_ => (body.ReadInt32(), body.ReadArray(_ => body.ReadInt32()))).Count > 0,
            body.ReadArray(_ => KeyValuePair.Create(body.ReadString(), body.ReadNullableString()))));
        body.ReadInt32(); // timeout
        var validateOnly = request.Version >= 1 && body.ReadBoolean();

        if (request.Version >= 2)
            response.WriteInt32(0); // throttle time
        response.WriteArray(wanted, topic =>
        {
            var (error, message) = Create(topic, validateOnly);
            response.WriteString(topic.Name);
            response.WriteError(error);
            if (request.Version >= 1)
                response.WriteString(message);
        });
        return ValueTask.CompletedTask;
    }

    private (ErrorCode Error, string? Message) Create(Wanted topic, bool validateOnly)
    {
        if (topic.HasAssignments)
            return (ErrorCode.InvalidReplicaAssignment, "replicas cannot be assigned: there is one broker");
        if (topic.Replicas is not (1 or -1))
            return (
                ErrorCode.InvalidReplicationFactor, $"{topic.Replicas} replicas are not possible: there is one broker");
        if (topics.DefaultConfig.With(topic.Settings) is var (config, wrong) && config is null)
            return (ErrorCode.InvalidConfig, wrong);
        return (topics.Create(topic.Name, topic.Partitions, config, validateOnly), null);
    }

    private sealed record Wanted(
        string Name, int Partitions, short Replicas, bool HasAssignments, List<KeyValuePair<string, string?>> Settings);
}
