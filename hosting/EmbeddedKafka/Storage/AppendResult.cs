using EmbeddedKafka.Protocol;

namespace EmbeddedKafka.Storage;

/// <summary>Where a batch was written; it is safe once the high watermark is past its last offset.</summary>
internal readonly record struct AppendResult(ErrorCode Error, long FirstOffset = -1, long LastOffset = -1);
