using BizPulse.Forecasting.Counts;

namespace BizPulse.Bench.Learning;

/// <summary>
/// Rows that look like a retailer's: calendar codes, skewed lags, some values missing, counts as targets.
/// </summary>
internal static class DemandRows
{
    public static (float[] Values, float[] Targets) Make(int rows, int features, int seed)
    {
        var random = new Random(seed);
        var (values, targets) = (new float[rows * features], new float[rows]);
        for (var row = 0; row < rows; row++)
        {
            var rate = 0.0;
            for (var feature = 0; feature < features; feature++)
            {
                var value = Value(feature, random);
                values[row * features + feature] = value;
                if (!float.IsNaN(value))
                    rate += Math.Sin(1.3 * feature) * value * (feature % 5 == 0 ? 0.05 : 0.7);
            }
            rate += 2 * values[row * features + 1] * values[row * features + 2];
            targets[row] = new Poisson(Math.Exp(0.7 * rate)).Sample(random);
        }
        return (values, targets);
    }

    private static float Value(int feature, Random random) =>
        feature % 5 == 0 ? random.Next(12)
        : feature % 7 == 0 && random.Next(3) == 0 ? float.NaN
        : random.NextSingle() * random.NextSingle();
}
