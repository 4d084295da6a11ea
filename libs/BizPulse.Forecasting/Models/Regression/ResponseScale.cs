namespace BizPulse.Forecasting.Models;

/// <summary>
/// The scale on which effects add up: logarithms of 1 + value, or the values themselves, in units of their usual size.
/// </summary>
internal sealed class ResponseScale
{
    private readonly bool _logarithmic;
    private readonly double _unit;
    private readonly double _highest;

    private ResponseScale(bool logarithmic, double unit, double highest) =>
        (_logarithmic, _unit, _highest) = (logarithmic, unit, highest);

    /// <summary>
    /// Values never below zero stay so, and nothing is forecast beyond ten times the largest value seen.
    /// </summary>
    public bool NonNegative { get; private init; }

    public static ResponseScale For(double[] values, int[] used, double commonZeros)
    {
        double sum = 0, highest = 0, lowest = 0;
        var zeros = 0;
        foreach (var t in used)
        {
            sum += Math.Abs(values[t]);
            highest = Math.Max(highest, values[t]);
            lowest = Math.Min(lowest, values[t]);
            zeros += values[t] == 0 ? 1 : 0;
        }
        var logarithmic = lowest >= 0 && zeros <= commonZeros * used.Length;
        var unit = sum > 0 ? sum / used.Length : 1;
        return new ResponseScale(logarithmic, unit, 10 * highest) { NonNegative = lowest >= 0 };
    }

    public double To(double value) => _logarithmic ? Math.Log(1 + value) : value / _unit;

    public double From(double response)
    {
        var value = _logarithmic ? Math.Exp(Math.Min(response, 60)) - 1 : response * _unit;
        return NonNegative ? Math.Clamp(value, 0, _highest) : value;
    }
}
