namespace LocalAspire.Developer.Telemetry;

/// <summary>A trace with everything known of it, in order of time.</summary>
internal sealed record TraceDetail(string TraceId, IReadOnlyList<Span> Spans, IReadOnlyList<LogRecord> Logs);
