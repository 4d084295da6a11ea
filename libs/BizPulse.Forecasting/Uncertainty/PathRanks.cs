using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Uncertainty;

/// <summary>
/// Which of the paths is high and which low at each step, so that days hang together as they do in reality while each
/// day's distribution stays exactly what it should be: a copula, kept as ranks and shared by all series of like
/// dependence.
/// </summary>
internal sealed class PathRanks
{
    private readonly int[][] _ranks;

    /// <param name="common">Share of the variance that moves all steps together: the level may be wrong for the whole
    /// horizon.</param>
    /// <param name="next">Correlation with the step before in what remains.</param>
    public PathRanks(int horizon, int paths, double common, double next, int seed)
    {
        var normal = new NormalSampler(seed);
        var (level, noise) = (new double[paths], new double[paths]);
        for (var path = 0; path < paths; path++)
            (level[path], noise[path]) = (Math.Sqrt(common) * normal.Next(), normal.Next());
        _ranks = new int[horizon][];
        for (var step = 0; step < horizon; step++)
        {
            var keys = new double[paths];
            for (var path = 0; path < paths; path++)
            {
                if (step > 0)
                    noise[path] = next * noise[path] + Math.Sqrt(1 - next * next) * normal.Next();
                keys[path] = level[path] + Math.Sqrt(1 - common) * noise[path];
            }
            _ranks[step] = RanksOf(keys);
        }
    }

    /// <summary>The rank of each path at a step, from 0.</summary>
    public ReadOnlySpan<int> At(int step) => _ranks[step];

    /// <summary>
    /// The value of rank <paramref name="rank"/> among <paramref name="paths"/>, from equally likely ones in order.
    /// </summary>
    public static double Pick(double[] sorted, int rank, int paths) =>
        sorted[(int)((rank + 0.5) / paths * sorted.Length)];

    private static int[] RanksOf(double[] keys)
    {
        var order = Enumerable.Range(0, keys.Length).ToArray();
        Array.Sort(keys, order);
        var ranks = new int[order.Length];
        for (var rank = 0; rank < order.Length; rank++)
            ranks[order[rank]] = rank;
        return ranks;
    }
}
