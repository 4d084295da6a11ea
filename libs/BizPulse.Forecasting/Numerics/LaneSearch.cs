using System.Runtime.Intrinsics;

namespace BizPulse.Forecasting.Numerics;

/// <summary>
/// Finds the minimum on an interval by zooming in on the best of eight points, all evaluated at once.
/// </summary>
/// <remarks>
/// A recursion such as exponential smoothing waits for its own last result, so that eight of them in the lanes of one
/// vector cost as much as one; the first, coarse round also keeps the search from falling into the nearest of several
/// valleys.
/// </remarks>
internal static class LaneSearch
{
    private static readonly Vector512<double> Ninths = Vector512.Create(1.0, 2, 3, 4, 5, 6, 7, 8) / 9;

    public static double Minimise<T>(ref T objective, double lower, double upper, double tolerance)
        where T : struct, ILaneObjective, allows ref struct
    {
        var (best, bestValue) = (lower, double.PositiveInfinity);
        while (true)
        {
            var step = (upper - lower) / 9;
            var points = Vector512.Create(lower) + Ninths * (upper - lower);
            var values = objective.At(points);
            for (var lane = 0; lane < Vector512<double>.Count; lane++)
                if (values[lane] < bestValue)
                    (best, bestValue) = (points[lane], values[lane]);

            if (step < tolerance)
                return best;
            (lower, upper) = (Math.Max(lower, best - step), Math.Min(upper, best + step));
        }
    }
}
