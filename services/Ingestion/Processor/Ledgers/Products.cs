using Npgsql;

namespace BizPulse.Ingestion.Processor.Ledgers;

internal static class Products
{
    /// <summary>A sku that nobody has described yet becomes an incomplete product.</summary>
    public static NpgsqlBatchCommand Mention(IReadOnlyList<Incoming> fresh) =>
        new NpgsqlBatchCommand("insert into products (sku) select sku from unnest($1) sku on conflict do nothing").With((object)SkusOf(fresh));

    /// <summary>In the order of keys, as everything is written.</summary>
    public static string[] SkusOf(IEnumerable<Incoming> messages)
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
}
