namespace LocalAspire.Developer.Telemetry;

/// <summary>A log message that belongs to a trace.</summary>
internal sealed record LogRecord(string TraceId, string SpanId, string Resource, long TimeNs, string Severity, string Message);
