namespace BizPulse.Ingestion.Features.Events;

/// <summary>What became of the events of one request.</summary>
/// <param name="Accepted">Events the broker has for good.</param>
/// <param name="Rejected">Events that break a rule.</param>
/// <param name="Rejections">The first of the rejected ones, with their reasons.</param>
public sealed record IngestAnswer(long Accepted, long Rejected, IReadOnlyList<RejectedEvent> Rejections);

/// <param name="Line">Line in NDJSON, position in an array; from 1.</param>
public sealed record RejectedEvent(long Line, string Field, string Reason);
