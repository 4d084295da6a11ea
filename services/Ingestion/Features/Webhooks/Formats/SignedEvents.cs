using System.Runtime.InteropServices;
using System.Text.Json;
using BizPulse.Contracts;

namespace BizPulse.Ingestion.Features.Webhooks.Formats;

/// <summary>
/// Our own form, for whoever can sign: a sale event or an array of them as in <c>/api/ingest/sales</c>, signed by
/// <c>X-BizPulse-Signature: t=&lt;unix seconds&gt;,v1=&lt;hex HMAC-SHA256 of "t.body"&gt;</c>.
/// </summary>
internal sealed class SignedEvents : IWebhookFormat
{
    public string Kind => "generic";

    public bool IsSigned(IHeaderDictionary headers, ReadOnlySpan<byte> body, string secret, DateTimeOffset now) =>
        Signatures.IsTimestamped(headers["X-BizPulse-Signature"], body, secret, now);

    public IEnumerable<ParsedEvent> Read(
        IHeaderDictionary headers, JsonElement body, string source, EventLimits limits) =>
        from one in body.ValueKind == JsonValueKind.Array ? body.EnumerateArray().AsEnumerable() : [body]
        let parsed = EventReader.Read(Topics.Sales, JsonMarshal.GetRawUtf8Value(one), limits, source)
        select parsed.Event is SaleRecorded sale && string.IsNullOrWhiteSpace(sale.Source)
            ? parsed with { Event = sale with { Source = source } }
            : parsed;
}
