using EmbeddedKafka.Protocol;

namespace EmbeddedKafka.Requests;

/// <summary>
/// FindCoordinator 0–2: for every group it is this broker.
/// Left out: the coordinator of transactions (error 42).
/// </summary>
internal sealed class FindCoordinator : IRequestHandler
{
    private const sbyte OfGroup = 0;

    public ApiKey Key => ApiKey.FindCoordinator;

    public (short Min, short Max) Versions => (0, 2);

    public ValueTask HandleAsync(Request request, ResponseWriter response, CancellationToken ct)
    {
        request.Body.ReadString(); // the group
        var isKnown = request.Version < 1 || request.Body.ReadInt8() == OfGroup;

        if (request.Version >= 1)
            response.WriteInt32(0); // throttle time
        response.WriteError(isKnown ? ErrorCode.None : ErrorCode.InvalidRequest);
        if (request.Version >= 1)
            response.WriteString(isKnown ? null : "this broker has no transactions");
        response.WriteInt32(isKnown ? Metadata.NodeId : -1);
        response.WriteString(isKnown ? request.Reached.Address.ToString() : "");
        response.WriteInt32(isKnown ? request.Reached.Port : -1);
        return ValueTask.CompletedTask;
    }
}
