using System.Text.Json;
using BizPulse.Contracts;

namespace BizPulse.Ingestion.Webhooks;

/// <summary>
/// Our own form, for whoever can sign: a sale event or an array of them as in <c>/api/ingest/sales</c>, signed by
/// <c>X-BizPulse-Signature: t=&lt;unix seconds&gt;,v1=&lt;hex HMAC-SHA256 of "t.body"&gt;</c>.
/// </summary>
internal sealed class SignedEvents : IWebhookFormat
{
    public string Kind => "generic";

    public bool IsSigned(IHeaderDictionary headers, ReadOnlySpan<byte> body, string secret, DateTimeOffset now) =>
        Signatures.IsTimestamped(headers["X-BizPulse-Signature"], body, secret, now);

    public IEnumerable<BusinessEvent> Read(IHeaderDictionary headers, JsonElement body, string source)
    {
        var sales = body.ValueKind == JsonValueKind.Array
            ? body.Deserialize(WebhookJson.Default.ListSaleRecorded)!
            : [body.Deserialize(WebhookJson.Default.SaleRecorded)!];
        return sales.OfType<SaleRecorded>().Select(sale => sale.Source is null ? sale with { Source = source } : sale);
    }
}
