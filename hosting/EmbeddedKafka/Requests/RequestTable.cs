using EmbeddedKafka.Groups;
using EmbeddedKafka.Protocol;
using EmbeddedKafka.Storage;
using EmbeddedKafka.Topics;

namespace EmbeddedKafka.Requests;

/// <summary>All requests that the broker serves.</summary>
internal sealed class RequestTable
{
    private readonly Dictionary<ApiKey, IRequestHandler> _handlers;
    private readonly ApiVersions _apiVersions = new();

    public RequestTable(BrokerState state, TopicCatalog topics, GroupCoordinator groups, GroupCommit commit)
    {
        IRequestHandler[] handlers =
        [
            _apiVersions,
            new Metadata(topics, state),
            new Produce(topics, commit),
            new Fetch(topics),
            new ListOffsets(topics),
            new FindCoordinator(),
            new JoinGroup(groups),
            new SyncGroup(groups),
            new Heartbeat(groups),
            new LeaveGroup(groups),
            new OffsetCommit(groups, topics),
            new OffsetFetch(groups),
            new ListGroups(groups),
            new DescribeGroups(groups),
            new DeleteGroups(groups),
            new CreateTopics(topics),
            new DeleteTopics(topics),
            new CreatePartitions(topics),
            new DescribeConfigs(topics),
            new InitProducerId(state),
        ];
        _handlers = handlers.ToDictionary(handler => handler.Key);
        _apiVersions.Announce(_handlers.Values);
    }

    /// <summary>Answers a request; one that is not known ends its connection, as Kafka does it too.</summary>
    public ValueTask AnswerAsync(Request request, ResponseWriter response, CancellationToken ct)
    {
        response.WriteInt32(request.CorrelationId);
        var handler = _handlers.GetValueOrDefault(request.Key)
            ?? throw new ProtocolException($"request {(short)request.Key} is not served");
        if (request.Version >= handler.Versions.Min && request.Version <= handler.Versions.Max)
            return handler.HandleAsync(request, response, ct);
        if (handler != _apiVersions)
            throw new ProtocolException($"{request.Key} is not served in version {request.Version}");

        _apiVersions.WriteUnsupported(response);
        return ValueTask.CompletedTask;
    }
}
