using EmbeddedKafka.Protocol;
using EmbeddedKafka.Topics;

namespace EmbeddedKafka.Requests;

/// <summary>
/// Metadata 0–8: this one broker, at the address by which the client reached it, and the topics asked for (all of them
/// for null, in version 0 for none). A topic that is not there is made, unless the client (from version 4) or the
/// broker forbids it. Left out: racks, authorized operations (answered as unknown), topic ids.
/// </summary>
internal sealed class Metadata(TopicCatalog topics, BrokerState state) : IRequestHandler
{
    public const int NodeId = 1;
    private const int UnknownOperations = int.MinValue;

    public ApiKey Key => ApiKey.Metadata;

    public (short Min, short Max) Versions => (0, 8);

    public ValueTask HandleAsync(Request request, ResponseWriter response, CancellationToken ct)
    {
        var names = request.Body.ReadNullableArray(body => body.ReadString());
        var mayCreate = request.Version < 4 || request.Body.ReadBoolean();
        var wantsAll = names is null || (request.Version == 0 && names.Count == 0);
        var found = wantsAll
            ? topics.All.Select(topic => (topic.Name, (Topic?)topic, ErrorCode.None)).ToList()
            : [.. names!.Distinct().Select(name => Find(name, mayCreate))];

        Write(request, response, found);
        return ValueTask.CompletedTask;
    }

    private (string Name, Topic? Topic, ErrorCode Error) Find(string name, bool mayCreate)
    {
        var (topic, error) = topics.FindOrCreate(name, mayCreate);
        return (name, topic, error);
    }

    private void Write(
        Request request, ResponseWriter response, List<(string Name, Topic? Topic, ErrorCode Error)> found)
    {
        var version = request.Version;
        if (version >= 3)
            response.WriteInt32(0); // throttle time
        response.WriteInt32(1);
        response.WriteInt32(NodeId);
        response.WriteString(request.Reached.Address.ToString());
        response.WriteInt32(request.Reached.Port);
        if (version >= 1)
            response.WriteString(null); // rack
        if (version >= 2)
            response.WriteString(state.ClusterId);
        if (version >= 1)
            response.WriteInt32(NodeId); // controller

        response.WriteArray(found, each => WriteTopic(version, response, each.Name, each.Topic, each.Error));
        if (version >= 8)
            response.WriteInt32(UnknownOperations);
    }

    private static void WriteTopic(short version, ResponseWriter response, string name, Topic? topic, ErrorCode error)
    {
        response.WriteError(error);
        response.WriteString(name);
        if (version >= 1)
            response.WriteBoolean(false); // internal
        response.WriteArray(
            [.. Enumerable.Range(0, topic?.Partitions.Count ?? 0)],
            partition => WritePartition(version, response, partition));
        if (version >= 8)
            response.WriteInt32(UnknownOperations);
    }

    private static void WritePartition(short version, ResponseWriter response, int partition)
    {
        response.WriteError(ErrorCode.None);
        response.WriteInt32(partition);
        response.WriteInt32(NodeId); // leader
        if (version >= 7)
            response.WriteInt32(0); // leader epoch
        response.WriteArray([NodeId], response.WriteInt32); // replicas
        response.WriteArray([NodeId], response.WriteInt32); // in sync
        if (version >= 5)
            response.WriteArray(Array.Empty<int>(), response.WriteInt32); // offline
    }
}
