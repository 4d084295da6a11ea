using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BizPulse.Forecasting.Numerics;

/// <summary>
/// J'J of a tall matrix J whose columns lie in blocks of eight: row t of block b is <c>blocks[b][t]</c>.
/// </summary>
internal static class GramMatrix
{
    /// <summary>Writes the first <paramref name="count"/> rows and columns of J'J.</summary>
    public static void Compute(Vector512<double>[][] blocks, int rows, int count, Span<double> target)
    {
        for (var right = 0; right < blocks.Length; right++)
            for (var left = 0; left <= right; left++)
                Tile(blocks, left, right, rows, count, target);
    }

    // Eight rows of the result stay in registers while J streams past once.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile(
        Vector512<double>[][] blocks, int left, int right, int rows, int count, Span<double> target)
    {
        var factors = MemoryMarshal.Cast<Vector512<double>, double>(blocks[left].AsSpan(0, rows));
        Vector512<double> r0 =
            default, r1 = default, r2 = default, r3 = default, r4 = default, r5 = default, r6 = default, r7 = default;
        foreach (ref readonly var row in blocks[right].AsSpan(0, rows))
        {
            r0 = Vector512.FusedMultiplyAdd(Vector512.Create(factors[0]), row, r0);
            r1 = Vector512.FusedMultiplyAdd(Vector512.Create(factors[1]), row, r1);
            r2 = Vector512.FusedMultiplyAdd(Vector512.Create(factors[2]), row, r2);
            r3 = Vector512.FusedMultiplyAdd(Vector512.Create(factors[3]), row, r3);
            r4 = Vector512.FusedMultiplyAdd(Vector512.Create(factors[4]), row, r4);
            r5 = Vector512.FusedMultiplyAdd(Vector512.Create(factors[5]), row, r5);
            r6 = Vector512.FusedMultiplyAdd(Vector512.Create(factors[6]), row, r6);
            r7 = Vector512.FusedMultiplyAdd(Vector512.Create(factors[7]), row, r7);
            factors = factors[8..];
        }
        ReadOnlySpan<Vector512<double>> tile = [r0, r1, r2, r3, r4, r5, r6, r7];
        for (var i = 0; i < Math.Min(8, count - 8 * left); i++)
            for (var j = 0; j < Math.Min(8, count - 8 * right); j++)
            {
                var (row, column) = (8 * left + i, 8 * right + j);
                target[row * count + column] = target[column * count + row] = tile[i][j];
            }
    }
}
