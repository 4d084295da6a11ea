using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BizPulse.Forecasting.Learning.Trees;

/// <summary>Sums of packed gradients per feature and bin: the inner loop of the whole learner.</summary>
internal static class Histogram
{
    private const int PrefetchDistance = 12;

    /// <summary>
    /// Adds the gradients of <paramref name="rows"/> to the histograms of the chosen columns of one block.
    /// </summary>
    /// <param name="rows">The rows of a leaf, in ascending order.</param>
    /// <param name="bins">The block's bins, row by row.</param>
    /// <param name="width">The number of columns in the block.</param>
    /// <param name="columns">The columns to look at; null for all.</param>
    /// <param name="gradients">The packed gradient of each row.</param>
    /// <param name="histogram">One histogram of <paramref name="stride"/> words per column of the block.</param>
    public static void Add(
        ReadOnlySpan<int> rows, byte[] bins, int width, int[]? columns, ReadOnlySpan<long> gradients,
        Span<long> histogram, int stride)
    {
        ref var firstBin = ref MemoryMarshal.GetArrayDataReference(bins);
        ref var firstGradient = ref MemoryMarshal.GetReference(gradients);
        ref var target = ref MemoryMarshal.GetReference(histogram);
        for (var i = 0; i < rows.Length; i++)
        {
            var ahead = (nuint)rows[Math.Min(i + PrefetchDistance, rows.Length - 1)];
            CpuCache.Prefetch(ref Unsafe.Add(ref firstBin, ahead * (nuint)width));
            CpuCache.Prefetch(ref Unsafe.Add(ref firstGradient, ahead));
            ref var row = ref Unsafe.Add(ref firstBin, (nuint)rows[i] * (nuint)width);
            var gradient = Unsafe.Add(ref firstGradient, (nuint)rows[i]);
            if (columns is null)
                AddRow(ref row, width, gradient, ref target, stride);
            else
                AddColumns(ref row, columns, gradient, ref target, stride);
        }
    }

    /// <summary>What a parent has and one child does not is in the other child.</summary>
    public static void Subtract(Span<long> parent, ReadOnlySpan<long> child)
    {
        var target = MemoryMarshal.Cast<long, Vector<long>>(parent);
        var source = MemoryMarshal.Cast<long, Vector<long>>(child);
        for (var i = 0; i < target.Length; i++)
            target[i] -= source[i];
        for (var i = target.Length * Vector<long>.Count; i < parent.Length; i++)
            parent[i] -= child[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddColumns(ref byte row, int[] columns, long gradient, ref long histogram, int stride)
    {
        foreach (var column in columns)
            Unsafe.Add(ref histogram, (nuint)(uint)(column * stride + Unsafe.Add(ref row, column))) += gradient;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRow(ref byte row, int width, long gradient, ref long histogram, int stride)
    {
        var column = 0;
        for (; column + 4 <= width; column += 4)
        {
            var bins = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref row, column));
            Unsafe.Add(ref histogram, bins & 0xff) += gradient;
            histogram = ref Unsafe.Add(ref histogram, stride);
            Unsafe.Add(ref histogram, (bins >> 8) & 0xff) += gradient;
            histogram = ref Unsafe.Add(ref histogram, stride);
            Unsafe.Add(ref histogram, (bins >> 16) & 0xff) += gradient;
            histogram = ref Unsafe.Add(ref histogram, stride);
            Unsafe.Add(ref histogram, bins >> 24) += gradient;
            histogram = ref Unsafe.Add(ref histogram, stride);
        }
        for (; column < width; column++)
        {
            Unsafe.Add(ref histogram, Unsafe.Add(ref row, column)) += gradient;
            histogram = ref Unsafe.Add(ref histogram, stride);
        }
    }
}
