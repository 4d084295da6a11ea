using System.Runtime.Intrinsics;
using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Models;

/// <summary>
/// Simple exponential smoothing with the initial level solved exactly: for a given α the one-step errors are linear in
/// it.
/// </summary>
internal readonly record struct SmoothedLevel(double Alpha, double Level, double SquaredError)
{
    /// <summary>The α between the bounds with the least squared one-step error.</summary>
    public static SmoothedLevel Fit(ReadOnlySpan<double> values, double lowest = 1e-4, double highest = 0.9999)
    {
        var objective = new Errors(values);
        return WithAlpha(values, LaneSearch.Minimise(ref objective, lowest, highest, tolerance: 2e-5));
    }

    public static SmoothedLevel WithAlpha(ReadOnlySpan<double> values, double alpha)
    {
        var (level, weight) = (values[0], 1.0); // weight: what is left of the initial level
        double squared = 0, cross = 0, weights = 0;
        foreach (var value in values)
        {
            var error = value - level;
            squared += error * error;
            cross += error * weight;
            weights += weight * weight;
            level += alpha * error;
            weight *= 1 - alpha;
        }
        var shift = cross / weights;
        return new SmoothedLevel(alpha, level + shift * weight, Math.Max(0, squared - shift * cross));
    }

    private readonly ref struct Errors(ReadOnlySpan<double> values) : ILaneObjective
    {
        private readonly ReadOnlySpan<double> _values = values;

        public Vector512<double> At(Vector512<double> points)
        {
            var level = Vector512.Create(_values[0]);
            var weight = Vector512<double>.One;
            var decay = Vector512<double>.One - points;
            Vector512<double> squared = default, cross = default, weights = default;
            foreach (var value in _values)
            {
                var error = Vector512.Create(value) - level;
                squared = Vector512.FusedMultiplyAdd(error, error, squared);
                cross = Vector512.FusedMultiplyAdd(error, weight, cross);
                weights = Vector512.FusedMultiplyAdd(weight, weight, weights);
                level = Vector512.FusedMultiplyAdd(points, error, level);
                weight *= decay;
            }
            return squared - cross * cross / weights;
        }
    }
}
