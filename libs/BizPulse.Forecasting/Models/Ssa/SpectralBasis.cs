using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Models;

/// <summary>The patterns of a given length that explain most of a series, strongest first.</summary>
internal sealed class SpectralBasis
{
    private readonly double[] _values;
    private readonly int _window;
    private readonly double[][] _patterns;

    public SpectralBasis(double[] values, int window, int mostPatterns)
    {
        (_values, _window) = (values, window);
        _patterns = LeadingEigenvectors.Of(LagProducts(values, window), window, Math.Min(mostPatterns, window - 1));
    }

    public int Rank => _patterns.Length;

    /// <summary>The series as the first <paramref name="rank"/> patterns draw it.</summary>
    public double[] Reconstruct(int rank)
    {
        var n = _values.Length;
        var (sums, counts) = (new double[n], new double[n]);
        var piece = new double[_window];
        for (var start = 0; start + _window <= n; start++)
        {
            var seen = _values.AsSpan(start, _window);
            Array.Clear(piece);
            foreach (var pattern in _patterns.AsSpan(0, rank))
                Moments.AddScaled(piece, Moments.Dot(pattern, seen), pattern);
            Moments.AddScaled(sums.AsSpan(start, _window), 1, piece);
            for (var i = start; i < start + _window; i++)
                counts[i]++;
        }
        for (var t = 0; t < n; t++)
            sums[t] /= counts[t];
        return sums;
    }

    /// <summary>
    /// The recursion that the first <paramref name="rank"/> patterns obey: each value from the window − 1 before it.
    /// Null if none.
    /// </summary>
    public double[]? Recursion(int rank)
    {
        var recursion = new double[_window - 1];
        var vertical = 0.0;
        foreach (var pattern in _patterns.AsSpan(0, rank))
        {
            var last = pattern[^1];
            vertical += last * last;
            Moments.AddScaled(recursion, last, pattern.AsSpan(0, _window - 1));
        }
        // The patterns can draw almost anything as their last value: nothing follows from the others.
        if (vertical > 0.98)
            return null;
        Moments.AddScaled(recursion, 1 / (1 - vertical) - 1, recursion);
        return recursion;
    }

    // Σ over all windows of value i times value j of the window; along a diagonal each entry follows from the one
    // before.
    private static double[] LagProducts(double[] values, int window)
    {
        var products = new double[window * window];
        var columns = values.Length - window + 1;
        for (var lag = 0; lag < window; lag++)
        {
            var sum = Moments.Dot(values.AsSpan(0, columns), values.AsSpan(lag, columns));
            for (var i = 0; ; i++)
            {
                products[i * window + i + lag] = products[(i + lag) * window + i] = sum;
                if (i + lag + 1 >= window)
                    break;
                sum += values[i + columns] * values[i + lag + columns] - values[i] * values[i + lag];
            }
        }
        return products;
    }
}
