using System.Text.Json;
using BizPulse.Contracts;

namespace BizPulse.Ingestion.Features.Webhooks.Formats;

/// <summary>How one vendor signs its calls, and what they say in our words.</summary>
internal interface IWebhookFormat
{
    /// <summary>The name it has in the settings.</summary>
    string Kind { get; }

    bool IsSigned(IHeaderDictionary headers, ReadOnlySpan<byte> body, string secret, DateTimeOffset now);

    /// <summary>The events of a call, each checked by itself; none when it speaks of something else.</summary>
    IEnumerable<ParsedEvent> Read(IHeaderDictionary headers, JsonElement body, string source, EventLimits limits);
}
