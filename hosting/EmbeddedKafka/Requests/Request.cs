using EmbeddedKafka.Protocol;

namespace EmbeddedKafka.Requests;

/// <param name="Host">The client's address.</param>
/// <param name="Reached">The address and port by which the client reached the broker, and can reach it again.</param>
internal sealed record Request(
    ApiKey Key, short Version, int CorrelationId, string ClientId, RequestReader Body, string Host,
    System.Net.IPEndPoint Reached);
