using EmbeddedKafka.Protocol;

namespace EmbeddedKafka.Requests;

/// <summary>
/// InitProducerId 0–1: an id for an idempotent producer that no other has had or will have.
/// Left out: transactions (error 42).
/// </summary>
internal sealed class InitProducerId(BrokerState state) : IRequestHandler
{
    public ApiKey Key => ApiKey.InitProducerId;

    public (short Min, short Max) Versions => (0, 1);

    public ValueTask HandleAsync(Request request, ResponseWriter response, CancellationToken ct)
    {
        var isTransactional = request.Body.ReadNullableString() is not null;

        response.WriteInt32(0); // throttle time
        response.WriteError(isTransactional ? ErrorCode.InvalidRequest : ErrorCode.None);
        response.WriteInt64(isTransactional ? -1 : state.NextProducerId());
        response.WriteInt16(isTransactional ? (short)-1 : (short)0); // epoch
        return ValueTask.CompletedTask;
    }
}
