using BizPulse.Data;

namespace BizPulse.Ingestion.Storing.Ledgers;

/// <summary>
/// A table of sums over a ledger, said once: how rows are added to it and taken out of it again, how it is rebuilt, and
/// how it is compared with the ledger all follow from its keys and sums.
/// </summary>
/// <param name="Ledger">The table with the rows that it sums.</param>
internal abstract record Rollup(
    Sql Table, Sql Ledger, IReadOnlyList<RollupColumn> Keys, IReadOnlyList<RollupColumn> Sums)
{
    private Sql KeyList => Sql.List(Keys.Select(key => key.Name));

    private Sql SumList => Sql.List(Sums.Select(sum => sum.Name));

    /// <summary>Adds the rows of <paramref name="source"/>, a table or subquery with the ledger's columns.</summary>
    public Sql AddFrom(Sql source) => Add($"{SelectFrom(source)} order by {KeyList}");

    /// <summary>Takes the rows of <paramref name="source"/> out again.</summary>
    public Sql SubtractFrom(Sql source) => $"""
        with taken as ({SelectFrom(source)}), kept as (
            update {Table} kept
            set {Sql.List(Sums.Select(Sql (sum) => $"{sum.Name} = kept.{sum.Name} - taken.{sum.Name}"))}
            from taken where ({QualifiedKeys($"kept")}) = ({QualifiedKeys($"taken")})
            returning {QualifiedKeys($"kept")})
        select count(*) from kept
        """;

    /// <summary>Drops what sums nothing any more, once the rows of <paramref name="source"/> are taken out.</summary>
    public Sql DeleteEmpty(Sql source) => $"""
        delete from {Table} where {Sums[0].Name} = 0
            and ({KeyList}) in (select {Sql.List(Keys.Select(key => key.Expression))} from {source} as source)
        """;

    /// <summary>Readers keep what they see meanwhile; writers wait.</summary>
    public IEnumerable<Sql> Rebuild =>
    [
        $"lock table {Table} in share row exclusive mode",
        $"delete from {Table}",
        $"insert into {Table} ({KeyList}, {SumList}) {SelectFrom(Ledger)}",
    ];

    /// <summary>How many rows differ from what the ledger says.</summary>
    public Sql Differences => $"""
        select count(*) from ({SelectFrom(Ledger)}) as right_one
        full join {Table} kept using ({KeyList})
        where ({Qualified($"right_one", Sums)}) is distinct from ({Qualified($"kept", Sums)})
        """;

    /// <param name="rows">A query of key and sum columns, in the order of keys.</param>
    protected Sql Add(Sql rows) => $"""
        insert into {Table} as kept ({KeyList}, {SumList})
        {rows}
        on conflict ({KeyList}) do update
        set {Sql.List(Sums.Select(Sql (sum) => $"{sum.Name} = kept.{sum.Name} + excluded.{sum.Name}"))}
        """;

    private Sql SelectFrom(Sql source) => $"""
        select {Sql.List(Keys.Concat(Sums).Select(Sql (column) => $"{column.Expression} as {column.Name}"))}
        from {source} as source
        group by {Sql.List(Keys.Select(key => key.Expression))}
        """;

    private Sql QualifiedKeys(Sql table) => Qualified(table, Keys);

    private static Sql Qualified(Sql table, IReadOnlyList<RollupColumn> columns) =>
        Sql.List(columns.Select(Sql (column) => $"{table}.{column.Name}"));
}

/// <summary>A rollup of rows that are in memory, too: a batch is summed before it is sent.</summary>
internal sealed record Rollup<TRow>(
    Sql Table, Sql Ledger, RollupKey<TRow>[] Of, RollupSum<TRow>[] Summed) : Rollup(Table, Ledger, Of, Summed)
{
    /// <summary>Adds the rows, in the order of keys.</summary>
    public Sql Add(IReadOnlyCollection<TRow> rows)
    {
        var sorted = rows.ToArray();
        var order = new UInt128[sorted.Length];
        foreach (var key in Of)
            key.Rank(sorted, order);
        Array.Sort(order, sorted);
        int[] starts = [.. Enumerable.Range(0, sorted.Length).Where(i => i == 0 || order[i] != order[i - 1])];

        var first = Array.ConvertAll(starts, start => sorted[start]);
        Sql[] columns =
            [.. Of.Select(key => key.ValuesOf(first)), .. Summed.Select(Sql (sum) => $"{sum.SumsOf(sorted, starts)}")];
        return Add($"select * from unnest({Sql.List(columns)})");
    }
}
