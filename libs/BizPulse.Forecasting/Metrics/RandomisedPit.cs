namespace BizPulse.Forecasting.Metrics;

/// <summary>
/// Coverage that is fair to counts: where in its distribution an actual falls, with chance deciding within a value's
/// own probability.
/// </summary>
/// <remarks>
/// u = F(y⁻) + U·P(y). Czado, Gneiting &amp; Held, Biometrics 65 (2009). For a continuous forecast it is the plain
/// probability transform.
/// </remarks>
public sealed class RandomisedPit(int seed = 1)
{
    private readonly Random _random = new(seed);

    /// <summary>Where <paramref name="actual"/> falls among equally likely simulated values.</summary>
    public double Of(ReadOnlySpan<float> sample, double actual)
    {
        var (below, equal) = (0, 0);
        foreach (var value in sample)
            if (value < (float)actual)
                below++;
            else if (value == (float)actual)
                equal++;

        // The actual counts as one more draw, so that it can fall outside everything simulated without a certainty of
        // doing so.
        return (below + _random.NextDouble() * (equal + 1)) / (sample.Length + 1);
    }

    public static bool IsInside(double u, double nominal) => u >= (1 - nominal) / 2 && u <= (1 + nominal) / 2;
}
