namespace BizPulse.Ingestion.Features.Pipeline;

/// <summary>How the way from Kafka into Postgres is doing.</summary>
/// <param name="State">running, behind (more than a minute's work waits), waiting (see WaitsFor) or stopped (no
/// processor was seen lately).</param>
/// <param name="WaitsFor">postgres (away), disk (Postgres has no room), or null.</param>
/// <param name="EventsPerSecond">Stored, over the last ten seconds.</param>
/// <param name="DeadLetters">Not replayed yet.</param>
/// <param name="Unconverted">Sales lines in a currency without a rate for their day: their units count, their money
/// does not.</param>
public sealed record PipelineStatus(
    string State, string? WaitsFor, double EventsPerSecond, long Lag, long DeadLetters, long Unconverted,
    long DataVersion,
    IReadOnlyList<PartitionStatus> Partitions, PipelineCheck? LastCheck, IReadOnlyList<PipelineIncident> Incidents);

/// <param name="Next">The offset that is stored next.</param>
/// <param name="LogEnd">Where the log ended when its owner last looked.</param>
public sealed record PartitionStatus(
    string Topic, int Partition, long Next, long LogEnd, long Lag, string? Owner, DateTime? SeenAt);

/// <summary>The last comparison of the rollups with the ledger.</summary>
/// <param name="Differences">Rows that differ, by table.</param>
public sealed record PipelineCheck(DateTime FinishedAt, bool Agrees, IReadOnlyDictionary<string, long> Differences);

/// <summary>Something an operator should know of, such as a log that was replaced.</summary>
public sealed record PipelineIncident(DateTime OccurredAt, string Kind, string Detail);
