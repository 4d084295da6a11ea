using System.Numerics;

namespace BizPulse.Simulator.Shop;

/// <summary>
/// Random draws that are the same for the same seed on every machine and runtime (xoshiro256**, seeded by SplitMix64).
/// </summary>
public sealed class Chance
{
    private ulong _s0, _s1, _s2, _s3;

    public Chance(long seed)
    {
        var state = unchecked((ulong)seed);
        _s0 = SplitMix(ref state);
        _s1 = SplitMix(ref state);
        _s2 = SplitMix(ref state);
        _s3 = SplitMix(ref state);
    }

    /// <summary>
    /// A stream of its own for one purpose, so that a change in one part of the shop does not shift the draws of
    /// another.
    /// </summary>
    public static Chance For(long seed, string purpose, long index = 0)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in purpose)
            hash = (hash ^ letter) * 1099511628211UL;
        return new Chance(
            unchecked((long)(hash ^ ((ulong)seed * 0x9E3779B97F4A7C15UL) ^ ((ulong)index * 0xD1B54A32D192ED03UL))));
    }

    public double Uniform() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    public double Uniform(double low, double high) => low + (high - low) * Uniform();

    public int Below(int bound) => (int)(Uniform() * bound);

    public bool Happens(double probability) => Uniform() < probability;

    public T Pick<T>(IReadOnlyList<T> options) => options[Below(options.Count)];

    /// <summary>An index drawn by weight from running totals, as <see cref="RunningTotals"/> makes them.</summary>
    public int PickIndex(double[] runningTotals)
    {
        var found = Array.BinarySearch(runningTotals, Uniform() * runningTotals[^1]);
        return Math.Min(found < 0 ? ~found : found + 1, runningTotals.Length - 1);
    }

    public static double[] RunningTotals(IEnumerable<double> weights)
    {
        var total = 0.0;
        return [.. weights.Select(weight => total += weight)];
    }

    public double Normal(double mean = 0, double deviation = 1)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - Uniform()));
        return mean + deviation * radius * Math.Cos(2 * Math.PI * Uniform());
    }

    /// <summary>Marsaglia and Tsang, ACM TOMS 26 (2000).</summary>
    public double Gamma(double shape, double scale)
    {
        if (shape < 1)
            return Gamma(shape + 1, scale) * Math.Pow(1 - Uniform(), 1 / shape);

        var d = shape - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal();
            var v = Math.Pow(1 + c * x, 3);
            if (v > 0 && Math.Log(1 - Uniform()) < 0.5 * x * x + d - d * v + d * Math.Log(v))
                return d * v * scale;
        }
    }

    public int Poisson(double mean)
    {
        // Above 30 a gamma variate stands for the time of the k-th arrival (Ahrens and Dieter, 1974), which keeps the
        // loop short.
        var count = 0;
        while (mean > 30)
        {
            var step = (int)(mean * 7 / 8);
            var arrival = Gamma(step, 1);
            if (arrival > mean)
                return count + Binomial(step - 1, mean / arrival);
            count += step;
            mean -= arrival;
        }

        var limit = Math.Exp(-mean);
        for (var product = Uniform(); product > limit; product *= Uniform())
            count++;
        return count;
    }

    /// <summary>Counts with variance mean + mean²/size.</summary>
    public int NegativeBinomial(double mean, double size) => mean <= 0 ? 0 : Poisson(Gamma(size, mean / size));

    public int Binomial(int trials, double probability)
    {
        var hits = 0;
        for (var i = 0; i < trials; i++)
            if (Happens(probability))
                hits++;
        return hits;
    }

    /// <summary>1, 2, 3, … where each further one follows with the given probability.</summary>
    public int Run(double another, int most)
    {
        var length = 1;
        while (length < most && Happens(another))
            length++;
        return length;
    }

    private ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
