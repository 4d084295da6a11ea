namespace EmbeddedKafka.Protocol;

/// <summary>The peer sent bytes that are not a request; its connection is closed.</summary>
internal sealed class ProtocolException(string message) : Exception(message);
