using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Counts;

/// <summary>Random numbers for counts, each in constant time whatever the mean.</summary>
internal static class RandomCounts
{
    private const double SmallMean = 10;

    public static int Poisson(double mean, Random random) =>
        mean < SmallMean ? ByProduct(mean, random) : ByRejection(mean, random);

    /// <summary>Gamma with the given shape and scale one.</summary>
    /// <remarks>Marsaglia &amp; Tsang, ACM Trans. Math. Softw. 26, 2000.</remarks>
    public static double Gamma(double shape, Random random)
    {
        if (shape < 1)
            return Gamma(shape + 1, random) * Math.Pow(1 - random.NextDouble(), 1 / shape);
        var d = shape - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal(random);
            var v = Math.Pow(1 + c * x, 3);
            if (v > 0 && Math.Log(1 - random.NextDouble()) < 0.5 * x * x + d - d * v + d * Math.Log(v))
                return d * v;
        }
    }

    private static int ByProduct(double mean, Random random)
    {
        var (limit, product, count) = (Math.Exp(-mean), random.NextDouble(), 0);
        while (product > limit)
        {
            product *= random.NextDouble();
            count++;
        }
        return count;
    }

    /// <remarks>Hörmann's transformed rejection with squeeze (PTRS), Insurance: Math. and Econ. 12, 1993.</remarks>
    private static int ByRejection(double mean, Random random)
    {
        var (logMean, b) = (Math.Log(mean), 0.931 + 2.53 * Math.Sqrt(mean));
        var a = -0.059 + 0.02483 * b;
        var inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        var squeeze = 0.9277 - 3.6224 / (b - 2);
        while (true)
        {
            var u = random.NextDouble() - 0.5;
            var v = 1 - random.NextDouble();
            var us = 0.5 - Math.Abs(u);
            var k = Math.Floor((2 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && v <= squeeze)
                return (int)k;
            if (k < 0 || (us < 0.013 && v > us))
                continue;
            if (Math.Log(v * inverseAlpha / (a / (us * us) + b)) <= k * logMean - mean - GammaFunction.Log(k + 1))
                return (int)k;
        }
    }

    private static double Normal(Random random)
    {
        while (true)
        {
            var (u, v) = (2 * random.NextDouble() - 1, 2 * random.NextDouble() - 1);
            var s = u * u + v * v;
            if (s is > 0 and < 1)
                return u * Math.Sqrt(-2 * Math.Log(s) / s);
        }
    }
}
