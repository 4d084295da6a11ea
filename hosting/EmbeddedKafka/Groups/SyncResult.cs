using EmbeddedKafka.Protocol;

namespace EmbeddedKafka.Groups;

internal sealed record SyncResult(ErrorCode Error, byte[]? Assignment = null);
