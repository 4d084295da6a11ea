namespace LocalAspire.Developer.Telemetry;

/// <summary>One piece of work of a trace. Times are in nanoseconds since 1970.</summary>
internal sealed record Span(
    string TraceId,
    string SpanId,
    string ParentSpanId,
    string Resource,
    string Scope,
    string Name,
    string Kind,
    long StartNs,
    long EndNs,
    bool IsError,
    string? StatusMessage,
    IReadOnlyDictionary<string, string> Attributes,
    IReadOnlyList<string> Links);
