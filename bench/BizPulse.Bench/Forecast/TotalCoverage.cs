using BizPulse.Forecasting;
using BizPulse.Forecasting.Metrics;

namespace BizPulse.Bench.Forecast;

/// <summary>
/// How often the total over consecutive steps falls into its 80 and 95 % intervals, by randomised transform.
/// </summary>
/// <param name="most">The steps of a total; a shorter horizon is one total.</param>
internal sealed class TotalCoverage(int most)
{
    private readonly RandomisedPit _pit = new();
    private int _inside80, _inside95;

    public int Steps { get; private set; }
    public int Count { get; private set; }
    public double Coverage80 => 100.0 * _inside80 / Count;
    public double Coverage95 => 100.0 * _inside95 / Count;

    public void Add(double[] actual, SamplePaths paths)
    {
        Steps = Math.Min(most, actual.Length);
        for (var first = 0; first + Steps <= actual.Length; first += Steps)
        {
            var total = actual.AsSpan(first, Steps).ToArray().Sum();
            if (double.IsNaN(total))
                continue;
            var u = _pit.Of(paths.Sums(first, Steps), total);
            Count++;
            _inside80 += RandomisedPit.IsInside(u, 0.80) ? 1 : 0;
            _inside95 += RandomisedPit.IsInside(u, 0.95) ? 1 : 0;
        }
    }
}
