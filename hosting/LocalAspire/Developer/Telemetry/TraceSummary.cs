namespace LocalAspire.Developer.Telemetry;

/// <summary>A trace in one line.</summary>
internal sealed record TraceSummary(
    string TraceId, string Name, long StartNs, long DurationNs, int Spans, int Errors, IReadOnlyList<string> Resources)
{
    internal static TraceSummary Of(string traceId, IReadOnlyCollection<Span> spans)
    {
        var first = spans.FirstOrDefault(span => span.ParentSpanId.Length == 0) ?? spans.MinBy(span => span.StartNs)!;
        var start = spans.Min(span => span.StartNs);
        return new TraceSummary(
            traceId,
            $"{first.Resource}: {first.Name}",
            start,
            spans.Max(span => span.EndNs) - start,
            spans.Count,
            spans.Count(span => span.IsError),
            [.. spans.OrderBy(span => span.StartNs).Select(span => span.Resource).Distinct()]);
    }
}
