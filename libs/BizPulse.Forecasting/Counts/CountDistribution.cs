namespace BizPulse.Forecasting.Counts;

/// <summary>The probabilities of selling 0, 1, 2 ... pieces.</summary>
public abstract class CountDistribution
{
    private const double NegligibleDeviations = 15; // what lies further below the mean is never reached

    public abstract double Mean { get; }

    public abstract double Variance { get; }

    /// <summary>The probability of exactly <paramref name="count"/>.</summary>
    public double Probability(int count) => count < 0 ? 0 : Math.Exp(LogProbability(count));

    /// <summary>The probability of <paramref name="count"/> or fewer.</summary>
    public double AtMost(int count)
    {
        var sum = 0.0;
        foreach (var (value, probability) in Probabilities())
        {
            if (value > count)
                break;
            sum += probability;
        }
        return Math.Min(sum, 1);
    }

    /// <summary>The smallest count that is enough with probability <paramref name="level"/>.</summary>
    public int Quantile(double level)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        var sum = 0.0;
        foreach (var (value, probability) in Probabilities())
        {
            sum += probability;
            // Rounding may leave the sum a hair below a level that it should meet, or below one for good.
            if (sum >= level - 1e-12 || (probability == 0 && value > Mean))
                return value;
        }
        return 0;
    }

    /// <summary>Equally likely counts in order: the quantiles at (i + ½) / <paramref name="count"/>.</summary>
    public double[] EquallyLikely(int count)
    {
        var (values, next, sum) = (new double[count], 0, 0.0);
        foreach (var (value, probability) in Probabilities())
        {
            sum += probability;
            while (next < count && (sum >= (next + 0.5) / count - 1e-12 || (probability == 0 && value > Mean)))
                values[next++] = value;
            if (next == count)
                break;
        }
        return values;
    }

    /// <summary>
    /// Where an actual falls when chance decides within its own probability: uniform for an honest forecast.
    /// </summary>
    /// <remarks>u = F(y − 1) + U·P(y). Czado, Gneiting &amp; Held, Biometrics 65 (2009).</remarks>
    public double RandomisedPit(int actual, double uniform) => AtMost(actual - 1) + uniform * Probability(actual);

    public abstract int Sample(Random random);

    private protected abstract double LogProbability(int count);

    /// <summary>P(count + 1) / P(count).</summary>
    private protected abstract double Ratio(int count);

    private IEnumerable<(int Value, double Probability)> Probabilities()
    {
        var value = (int)Math.Max(0, Math.Floor(Mean - NegligibleDeviations * Math.Sqrt(Variance)));
        for (var probability = Probability(value); ; probability *= Ratio(value), value++)
            yield return (value, probability);
    }
}
