using BizPulse.Data;

namespace BizPulse.Ingestion.Storing.Ledgers;

/// <summary>A column of a rollup.</summary>
/// <param name="Expression">What gives it in SQL, from rows of the ledger.</param>
internal abstract record RollupColumn(Sql Name, Sql Expression);

/// <summary>What rows are summed by, in SQL and in memory.</summary>
internal abstract record RollupKey<TRow>(Sql Name, Sql Expression) : RollupColumn(Name, Expression)
{
    /// <summary>
    /// Makes this the last column that the rows are ordered by. Numbers sort faster than texts, and seven columns of a
    /// batch's ten thousand rows fit into 94 bits.
    /// </summary>
    public abstract void Rank(TRow[] rows, UInt128[] order);

    /// <summary>The values as one array.</summary>
    public abstract Sql ValuesOf(TRow[] rows);
}

internal sealed record RollupKey<TRow, T>(
    Sql Name, Sql Expression, Func<TRow, T> Of) : RollupKey<TRow>(Name, Expression) where T : notnull
{
    // Byte by byte, as the columns compare: UTF-16 differs from that in letters beyond U+FFFF only, where two
    // processors that meet in another order might have to try again.
    private static readonly IComparer<T> _order = typeof(T) == typeof(string)
        ? (IComparer<T>)StringComparer.Ordinal
        : Comparer<T>.Default;

    public override void Rank(TRow[] rows, UInt128[] order)
    {
        var values = Array.ConvertAll(rows, row => Of(row));
        var ranks = values.Distinct().Order(_order).Index().ToDictionary(
            value => value.Item, value => (uint)value.Index);
        for (var i = 0; i < rows.Length; i++)
            order[i] = order[i] * (uint)ranks.Count + ranks[values[i]];
    }

    public override Sql ValuesOf(TRow[] rows) => $"{Array.ConvertAll(rows, row => Of(row))}";
}

/// <summary>A sum over rows, in SQL and in memory. The first one of a rollup counts them.</summary>
internal sealed record RollupSum<TRow>(
    Sql Name, Sql Expression, Func<TRow, decimal> Of) : RollupColumn(Name, Expression)
{
    /// <param name="starts">Where in the rows each sum begins.</param>
    public decimal[] SumsOf(TRow[] rows, int[] starts)
    {
        var sums = new decimal[starts.Length];
        for (var group = 0; group < starts.Length; group++)
        {
            var end = group + 1 < starts.Length ? starts[group + 1] : rows.Length;
            for (var i = starts[group]; i < end; i++)
                sums[group] += Of(rows[i]);
        }
        return sums;
    }
}
