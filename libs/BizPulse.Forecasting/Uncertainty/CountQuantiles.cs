namespace BizPulse.Forecasting.Uncertainty;

/// <summary>Quantiles of a small count: half from a negative binomial, half from what was sold on days like it.</summary>
/// <remarks>The first is smooth where data is scarce, the second knows odd shapes: packs of six, many zeros, rare bulk orders.</remarks>
internal static class CountQuantiles
{
    private const int Half = 200;

    /// <summary>Equally likely values in order, <paramref name="expected"/> on average.</summary>
    public static double[] Of(double expected, double overdispersion, Hindcast past, Random random)
    {
        var values = new double[past.Actual.Length < 28 ? Half : 2 * Half];
        NegativeBinomial(expected, overdispersion, values.AsSpan(0, Half));
        for (var i = Half; i < values.Length; i++)
        {
            var day = random.Next(past.Actual.Length);
            values[i] = Rescale(past.Actual[day], past.Expected[day], expected, random);
        }
        Array.Sort(values);
        return values;
    }

    /// <summary>The quantiles at (i + ½) / count by adding up probabilities; a Poisson when there is no overdispersion.</summary>
    internal static void NegativeBinomial(double mean, double overdispersion, Span<double> quantiles)
    {
        if (mean <= 0)
        {
            quantiles.Clear();
            return;
        }
        var size = 1 / Math.Max(overdispersion, 1e-4);
        var success = mean / (mean + size);
        var probability = Math.Exp(-size * Math.Log(1 + mean / size));
        var (cumulative, value) = (probability, 0);
        for (var i = 0; i < quantiles.Length; i++)
        {
            while (cumulative < (i + 0.5) / quantiles.Length && value < 20 * mean + 1000)
            {
                probability *= (value + size) / (value + 1) * success;
                cumulative += probability;
                value++;
            }
            quantiles[i] = value;
        }
    }

    // Each unit stays with the chance that the day's expectation is to shrink by; growth adds units one by one.
    private static double Rescale(double actual, double was, double expected, Random random)
    {
        var factor = Math.Clamp(expected / Math.Max(was, 0.05), 0.1, 5);
        var value = 0.0;
        var whole = Math.Floor(factor);
        for (var unit = 0; unit < Math.Min(actual, 500); unit++)
            value += whole + (random.NextDouble() < factor - whole ? 1 : 0);
        return value;
    }
}
