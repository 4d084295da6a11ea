using BizPulse.Data;
using BizPulse.Ingestion.Consuming;
using BizPulse.Telemetry;

namespace BizPulse.Ingestion.Storing.Ledgers;

internal static class Products
{
    /// <summary>A sku that nobody has described yet becomes an incomplete product.</summary>
    public static Sql InsertMissing(IReadOnlyList<IncomingMessage> fresh) =>
        $"insert into products (sku) select sku from unnest({SkusOf(fresh)}) sku on conflict do nothing";

    /// <summary>In the order of keys, as everything is written.</summary>
    public static string[] SkusOf(IEnumerable<IncomingMessage> messages)
    {
        var skus = new HashSet<string>(StringComparer.Ordinal);
        foreach (var incoming in messages)
        {
            if (incoming.Event?.Sku is { Length: > 0 } sku)
                skus.Add(sku);
        }
        var sorted = skus.ToArray();
        Array.Sort(sorted, StringComparer.Ordinal);
        return sorted;
    }

    /// <summary>For each of <paramref name="skus"/> the trace of the last message about it, if that has one.</summary>
    public static string?[] TracesOf(IEnumerable<IncomingMessage> messages, string[] skus)
    {
        var last = new Dictionary<string, IncomingMessage>(StringComparer.Ordinal);
        foreach (var incoming in messages)
        {
            if (incoming.Event?.Sku is { Length: > 0 } sku)
                last[sku] = incoming;
        }
        return Array.ConvertAll(skus, sku => KafkaTrace.TextOf(last[sku].Headers));
    }
}
