using System.Globalization;
using System.Text;

namespace BizPulse.Ingestion.Processor.Ledgers;

/// <summary>
/// A table of sums over a ledger, said once: how it is folded from new rows, how rows are taken out of it again, how it is
/// rebuilt, and how it is compared with the ledger all follow from its keys and sums.
/// </summary>
/// <param name="Ledger">The table with the rows that it sums.</param>
/// <param name="Keys">Key columns, with the expression that gives them where it isn't a column of the same name.</param>
/// <param name="Sums">Summed columns with their aggregates; the first counts rows.</param>
internal sealed record Rollup(string Table, string Ledger, (string Column, string Expression)[] Keys, (string Column, string Aggregate)[] Sums)
{
    private static readonly CompositeFormat _fold = CompositeFormat.Parse("""
        insert into {0} as kept ({1}, {2})
        {3}
        order by {1}
        on conflict ({1}) do update set {4}
        """);

    private string KeyList => string.Join(", ", Keys.Select(key => key.Column));

    private string SumList => string.Join(", ", Sums.Select(sum => sum.Column));

    /// <summary>Adds the rows of <paramref name="source"/>, a table or subquery with the ledger's columns.</summary>
    public string AddFrom(string source) => string.Format(
        CultureInfo.InvariantCulture, _fold, Table, KeyList, SumList, SelectFrom(source),
        string.Join(", ", Sums.Select(sum => $"{sum.Column} = kept.{sum.Column} + excluded.{sum.Column}")));

    /// <summary>Takes the rows of <paramref name="source"/> out again.</summary>
    public string TakeFrom(string source) => $"""
        with taken as ({SelectFrom(source)}), kept as (
            update {Table} kept set {string.Join(", ", Sums.Select(sum => $"{sum.Column} = kept.{sum.Column} - taken.{sum.Column}"))}
            from taken where ({QualifiedKeys("kept")}) = ({QualifiedKeys("taken")})
            returning {QualifiedKeys("kept")})
        select count(*) from kept
        """;

    /// <summary>Rows that sum nothing any more.</summary>
    public string Sweep => $"delete from {Table} where {Sums[0].Column} = 0";

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

    private string SelectFrom(string source) => $"""
        select {string.Join(", ", Keys.Select(key => $"{key.Expression} as {key.Column}"))}, {string.Join(", ", Sums.Select(sum => $"{sum.Aggregate} as {sum.Column}"))}
        from {source} as source
        group by {string.Join(", ", Enumerable.Range(1, Keys.Length))}
        """;

    private string QualifiedKeys(string table) => Qualified(table, Keys);

    private static string Qualified(string table, (string Column, string)[] columns) =>
        string.Join(", ", columns.Select(column => $"{table}.{column.Column}"));
}
