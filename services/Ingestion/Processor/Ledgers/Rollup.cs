using System.Globalization;
using System.Text;
using Npgsql;

namespace BizPulse.Ingestion.Processor.Ledgers;

/// <summary>
/// A table of sums over a ledger, said once: how rows are added to it and taken out of it again, how it is rebuilt, and how it is
/// compared with the ledger all follow from its keys and sums.
/// </summary>
/// <param name="Ledger">The table with the rows that it sums.</param>
internal abstract record Rollup(string Table, string Ledger, IReadOnlyList<RollupColumn> Keys, IReadOnlyList<RollupColumn> Sums)
{
    private static readonly CompositeFormat _add = CompositeFormat.Parse("""
        insert into {0} as kept ({1}, {2})
        {3}
        on conflict ({1}) do update set {4}
        """);

    private string KeyList => string.Join(", ", Keys.Select(key => key.Name));

    private string SumList => string.Join(", ", Sums.Select(sum => sum.Name));

    /// <summary>Adds the rows of <paramref name="source"/>, a table or subquery with the ledger's columns.</summary>
    public string AddFrom(string source) => Add($"{SelectFrom(source)} order by {KeyList}");

    /// <summary>Takes the rows of <paramref name="source"/> out again.</summary>
    public string TakeFrom(string source) => $"""
        with taken as ({SelectFrom(source)}), kept as (
            update {Table} kept set {string.Join(", ", Sums.Select(sum => $"{sum.Name} = kept.{sum.Name} - taken.{sum.Name}"))}
            from taken where ({QualifiedKeys("kept")}) = ({QualifiedKeys("taken")})
            returning {QualifiedKeys("kept")})
        select count(*) from kept
        """;

    /// <summary>Rows that sum nothing any more.</summary>
    public string Sweep => $"delete from {Table} where {Sums[0].Name} = 0";

    /// <summary>Readers keep what they see meanwhile; writers wait.</summary>
    public string Rebuild => $"""
        lock table {Table} in share row exclusive mode;
        delete from {Table};
        insert into {Table} ({KeyList}, {SumList})
        {SelectFrom(Ledger)}
        """;

    /// <summary>How many rows differ from what the ledger says.</summary>
    public string Differences => $"""
        select count(*) from ({SelectFrom(Ledger)}) as right_one
        full join {Table} kept using ({KeyList})
        where ({Qualified("right_one", Sums)}) is distinct from ({Qualified("kept", Sums)})
        """;

    /// <param name="rows">A query of key and sum columns, in the order of keys.</param>
    protected string Add(string rows) => string.Format(
        CultureInfo.InvariantCulture, _add, Table, KeyList, SumList, rows,
        string.Join(", ", Sums.Select(sum => $"{sum.Name} = kept.{sum.Name} + excluded.{sum.Name}")));

    private string SelectFrom(string source) => $"""
        select {string.Join(", ", Keys.Concat(Sums).Select(column => $"{column.Expression} as {column.Name}"))}
        from {source} as source
        group by {string.Join(", ", Enumerable.Range(1, Keys.Count))}
        """;

    private string QualifiedKeys(string table) => Qualified(table, Keys);

    private static string Qualified(string table, IReadOnlyList<RollupColumn> columns) =>
        string.Join(", ", columns.Select(column => $"{table}.{column.Name}"));
}

/// <summary>A rollup of rows that are in memory, too: a batch is summed before it is sent.</summary>
internal sealed record Rollup<TRow>(string Table, string Ledger, RollupKey<TRow>[] Of, RollupSum<TRow>[] Summed) : Rollup(Table, Ledger, Of, Summed)
{
    /// <summary>Adds the rows, in the order of keys.</summary>
    public NpgsqlBatchCommand Add(IReadOnlyCollection<TRow> rows)
    {
        var sorted = rows.ToArray();
        var order = new UInt128[sorted.Length];
        foreach (var key in Of)
            key.Rank(sorted, order);
        Array.Sort(order, sorted);
        int[] starts = [.. Enumerable.Range(0, sorted.Length).Where(i => i == 0 || order[i] != order[i - 1])];

        var first = Array.ConvertAll(starts, start => sorted[start]);
        object[] columns = [.. Of.Select(key => key.ValuesOf(first)), .. Summed.Select(sum => sum.SumsOf(sorted, starts))];
        return new NpgsqlBatchCommand(Add($"select * from unnest({string.Join(", ", columns.Select((_, i) => $"${i + 1}"))})")).With(columns);
    }
}
