namespace BizPulse.Ingestion.Features.Files;

/// <summary>A file that was sent to be imported.</summary>
/// <param name="State">queued, running, completed, failed or cancelled.</param>
/// <param name="Accepted">Rows that became events; those that were known already change nothing.</param>
/// <param name="Error">Why the file as a whole failed.</param>
public sealed record ImportFile(
    Guid Id, string Name, string Mapping, string State, long Rows, long Accepted, long Rejected, string? Error,
    string CreatedBy, DateTime CreatedAt, DateTime? StartedAt, DateTime? FinishedAt);

/// <param name="Row">Line or row in the file; the header counts.</param>
public sealed record RejectedRow(long Row, string Field, string Reason);
