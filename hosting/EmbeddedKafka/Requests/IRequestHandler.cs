using EmbeddedKafka.Protocol;

namespace EmbeddedKafka.Requests;

/// <summary>One request of the protocol, in all the versions that are served.</summary>
internal interface IRequestHandler
{
    ApiKey Key { get; }

    (short Min, short Max) Versions { get; }

    /// <summary>
    /// Reads the request and writes its answer. Whatever must happen in the order of arrival happens before the first
    /// wait.
    /// </summary>
    ValueTask HandleAsync(Request request, ResponseWriter response, CancellationToken ct);
}
