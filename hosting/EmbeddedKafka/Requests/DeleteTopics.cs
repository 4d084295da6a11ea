using EmbeddedKafka.Protocol;
using EmbeddedKafka.Topics;

namespace EmbeddedKafka.Requests;

/// <summary>
/// DeleteTopics 0–3: the topics, their messages and what groups have committed for them. Left out: topic ids.
/// </summary>
internal sealed class DeleteTopics(TopicCatalog topics) : IRequestHandler
{
    public ApiKey Key => ApiKey.DeleteTopics;

    public (short Min, short Max) Versions => (0, 3);

    public ValueTask HandleAsync(Request request, ResponseWriter response, CancellationToken ct)
    {
        var names = request.Body.ReadArray(body => body.ReadString());

        if (request.Version >= 1)
            response.WriteInt32(0); // throttle time
        response.WriteArray(names, name =>
        {
            response.WriteString(name);
            response.WriteError(topics.Delete(name));
        });
        return ValueTask.CompletedTask;
    }
}
