using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace BizPulse.System.Tests;

/// <summary>A trace as the dashboard has it so far: which service told of which span.</summary>
internal sealed record Trace(IReadOnlySet<string> Services, IReadOnlySet<string> Spans)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>Asks until the trace is as expected: each service sends its spans every few seconds.</summary>
    internal static async Task<Trace> UntilAsync(HttpClient dashboard, string traceId, Func<Trace, bool> expected)
    {
        Trace? last = null;
        for (var deadline = DateTime.UtcNow + s_patience; DateTime.UtcNow < deadline; await Task.Delay(100))
        {
            using var answer = await dashboard.GetAsync($"/api/telemetry/traces/{traceId}");
            Assert.NotEqual(HttpStatusCode.Unauthorized, answer.StatusCode);
            if (answer.IsSuccessStatusCode
                && expected(last = Of(await answer.Content.ReadFromJsonAsync<JsonElement>())))
                return last;
        }

        throw new TimeoutException(
            $"Trace {traceId} never was as expected; last: "
            + $"{(last is null ? "not there" : string.Join(", ", last.Services.Concat(last.Spans)))}");
    }

    // OTLP's JSON: spans by the library that made them, by the service that sent them.
    private static Trace Of(JsonElement answer)
    {
        var services = answer.GetProperty("data").GetProperty("resourceSpans").EnumerateArray().ToArray();
        return new Trace(
            services.Select(NameOf).ToHashSet(StringComparer.Ordinal),
            services.SelectMany(service => service.GetProperty("scopeSpans").EnumerateArray())
                .SelectMany(library => library.GetProperty("spans").EnumerateArray())
                .Select(span => span.GetProperty("name").GetString()!)
                .ToHashSet(StringComparer.Ordinal));
    }

    private static string NameOf(JsonElement service) =>
        service.GetProperty("resource").GetProperty("attributes").EnumerateArray()
        .Single(attribute => attribute.GetProperty("key").GetString() == "service.name")
        .GetProperty("value").GetProperty("stringValue").GetString()!;
}
