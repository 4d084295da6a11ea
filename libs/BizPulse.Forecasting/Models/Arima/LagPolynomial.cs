namespace BizPulse.Forecasting.Models;

/// <summary>Coefficients c₁…cₖ of the lags in a recursion xₜ = Σ cᵢxₜ₋ᵢ.</summary>
internal static class LagPolynomial
{
    /// <summary>
    /// The stationary recursion with the given partial autocorrelations (Durbin–Levinson), and the derivatives of its
    /// coefficients: <paramref name="slopes"/>[i·k + j] is that of coefficient i to partial j.
    /// </summary>
    public static void FromPartials(ReadOnlySpan<double> partials, Span<double> coefficients, Span<double> slopes)
    {
        var n = partials.Length;
        Span<double> before = stackalloc double[n];
        Span<double> slopesBefore = stackalloc double[n * n];
        slopes.Clear();
        for (var k = 0; k < n; k++)
        {
            coefficients.CopyTo(before);
            slopes.CopyTo(slopesBefore);
            for (var i = 0; i < k; i++)
            {
                coefficients[i] = before[i] - partials[k] * before[k - 1 - i];
                for (var j = 0; j < k; j++)
                    slopes[i * n + j] = slopesBefore[i * n + j] - partials[k] * slopesBefore[(k - 1 - i) * n + j];
                slopes[i * n + k] = -before[k - 1 - i];
            }
            coefficients[k] = partials[k];
            slopes[k * n + k] = 1;
        }
    }

    /// <summary>Whether all roots lie outside the circle of radius <paramref name="margin"/>.</summary>
    public static bool IsStationary(ReadOnlySpan<double> coefficients, double margin = 1)
    {
        Span<double> current = stackalloc double[coefficients.Length];
        Span<double> next = stackalloc double[coefficients.Length];
        var power = 1.0;
        for (var i = 0; i < current.Length; i++)
            current[i] = coefficients[i] * (power *= margin);
        for (var k = current.Length - 1; k >= 0; k--)
        {
            var partial = current[k];
            if (!(Math.Abs(partial) < 1))
                return false;
            for (var i = 0; i < k; i++)
                next[i] = (current[i] + partial * current[k - 1 - i]) / (1 - partial * partial);
            next[..k].CopyTo(current);
        }
        return true;
    }

    /// <summary>The recursion of (1 − Σ aᵢBⁱ)(1 − Σ bⱼBʲˢ), one coefficient per lag.</summary>
    public static double[] Multiply(ReadOnlySpan<double> plain, ReadOnlySpan<double> spaced, int spacing)
    {
        var product = new double[plain.Length + spaced.Length * spacing];
        for (var i = 0; i <= plain.Length; i++)
            for (var j = 0; j <= spaced.Length; j++)
                if (i + j > 0)
                    product[i + j * spacing - 1] += i == 0
                        ? spaced[j - 1]
                        : j == 0 ? plain[i - 1] : -plain[i - 1] * spaced[j - 1];
        return product;
    }
}
