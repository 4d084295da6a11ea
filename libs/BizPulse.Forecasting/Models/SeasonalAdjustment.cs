using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Models;

/// <summary>Divides a significant season out of a series and multiplies it back into the forecast.</summary>
internal sealed class SeasonalAdjustment
{
    private const double Closed = 1e-4;

    private readonly double[]? _index;
    private readonly int _length;

    /// <summary>
    /// Adjusts by the multiplicative index of <paramref name="season"/> if the autocorrelation test finds one.
    /// </summary>
    public SeasonalAdjustment(double[] values, int season)
    {
        _length = values.Length;
        _index = Autocorrelation.IsSeasonal(values, season)
            ? ClassicalDecomposition.MultiplicativeIndex(values, season)
            : null;
        Adjusted = _index is null ? values : Divide(values, _index);
    }

    public double[] Adjusted { get; }

    /// <summary>The factor of a future step; 1 without a season.</summary>
    public double At(int step) => _index is null ? 1 : _index[(_length + step) % _index.Length];

    // A position that never sells, such as a weekday on which the shop is closed, says nothing: the last level is
    // carried over it.
    private static double[] Divide(double[] values, double[] index)
    {
        var adjusted = new double[values.Length];
        var last = Moments.Mean(values);
        for (int t = 0, position = 0; t < values.Length; t++)
        {
            if (index[position] > Closed)
                last = values[t] / index[position];
            adjusted[t] = last;
            position = position + 1 == index.Length ? 0 : position + 1;
        }
        return adjusted;
    }
}
