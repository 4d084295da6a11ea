namespace BizPulse.Forecasting.Numerics;

/// <summary>Local regression on equidistant points, as STL needs it.</summary>
/// <remarks>
/// Cleveland, Cleveland, McRae &amp; Terpenning, <i>STL</i>, J. Official Statistics 6, 1990; the same neighbourhoods as
/// R's <c>stl</c>.
/// </remarks>
internal sealed class Loess(int window, int degree, int jump)
{
    private double[] _weights = [];
    private (int Before, int Length, double Reach) _weightsOf;

    /// <summary>
    /// Smooths <paramref name="values"/>, evaluating every <c>jump</c>-th point and interpolating between.
    /// </summary>
    public void Smooth(ReadOnlySpan<double> values, Span<double> smooth)
    {
        var n = values.Length;
        if (n < 2)
        {
            values.CopyTo(smooth);
            return;
        }
        var stride = Math.Min(jump, n - 1);
        for (var i = 0; i < n; i += stride)
            smooth[i] = At(values, i);

        var last = (n - 1) / stride * stride;
        if (last < n - 1)
            smooth[n - 1] = At(values, n - 1);
        for (var from = 0; stride > 1 && from < n - 1; from += stride)
            Interpolate(smooth, from, Math.Min(from + stride, n - 1));
    }

    /// <summary>The regression's value at <paramref name="position"/>, which may lie one step outside.</summary>
    public double At(ReadOnlySpan<double> values, int position)
    {
        var n = values.Length;
        var width = Math.Min(window, n);
        var first = Math.Clamp(position - (window + 1) / 2 + 1, 0, n - width);
        var reach = (double)Math.Max(
            position - first, first + width - 1 - position) + (window > n ? (window - n) / 2 : 0);
        if (_weightsOf != (position - first, width, reach))
            SetWeights(position - first, width, reach, n);
        return Moments.Dot(_weights.AsSpan(0, width), values.Slice(first, width));
    }

    private void SetWeights(int at, int width, double reach, int n)
    {
        if (_weights.Length < width)
            _weights = new double[width];
        _weightsOf = (at, width, reach);
        var weights = _weights.AsSpan(0, width);
        for (var j = 0; j < width; j++)
            weights[j] = Tricube(Math.Abs(j - at), reach);
        Scale(weights, 1 / Moments.Sum(weights));
        if (degree == 0 || reach <= 0)
            return;

        var centre = 0.0;
        for (var j = 0; j < width; j++)
            centre += weights[j] * j;
        var spread = 0.0;
        for (var j = 0; j < width; j++)
            spread += weights[j] * (j - centre) * (j - centre);
        if (Math.Sqrt(spread) <= 0.001 * (n - 1))
            return;
        for (var j = 0; j < width; j++)
            weights[j] *= 1 + (at - centre) / spread * (j - centre);
    }

    private static double Tricube(double distance, double reach)
    {
        if (distance > 0.999 * reach)
            return reach > 0 ? 0 : 1;
        if (distance <= 0.001 * reach)
            return 1;
        var cube = Math.Pow(distance / reach, 3);
        return (1 - cube) * (1 - cube) * (1 - cube);
    }

    private static void Scale(Span<double> weights, double factor)
    {
        foreach (ref var weight in weights)
            weight *= factor;
    }

    private static void Interpolate(Span<double> smooth, int from, int to)
    {
        var slope = (smooth[to] - smooth[from]) / (to - from);
        for (var i = from + 1; i < to; i++)
            smooth[i] = smooth[from] + slope * (i - from);
    }
}
