namespace BizPulse.Ingestion.Consuming;

/// <param name="ClusterId">Of the log that the offset belongs to, where it could be learnt.</param>
internal sealed record StoredOffset(long Next, int Generation, string? ClusterId);
