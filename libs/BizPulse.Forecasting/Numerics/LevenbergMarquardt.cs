namespace BizPulse.Forecasting.Numerics;

/// <summary>Least squares within bounds: Gauss–Newton steps, shortened by Marquardt's damping until they improve.</summary>
/// <remarks>A variable that rests on its bound and is pushed outwards stands still for that step.</remarks>
internal static class LevenbergMarquardt
{
    /// <summary>Moves <paramref name="x"/> to a minimum and returns its sum of squares; infinity if the start is not allowed.</summary>
    public static double Minimise<T>(ref T problem, Span<double> x, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper,
        int maxIterations = 40, double tolerance = 1e-7)
        where T : ILeastSquares, allows ref struct
    {
        var n = x.Length;
        var work = new double[3 * n * n + 4 * n];
        var curvature = work.AsSpan(0, n * n);
        var nextCurvature = work.AsSpan(n * n, n * n);
        var system = work.AsSpan(2 * n * n, n * n);
        var gradient = work.AsSpan(3 * n * n, n);
        var nextGradient = work.AsSpan(3 * n * n + n, n);
        var step = work.AsSpan(3 * n * n + 2 * n, n);
        var next = work.AsSpan(3 * n * n + 3 * n, n);

        var value = problem.Evaluate(x, gradient, curvature);
        if (!double.IsFinite(value))
            return double.PositiveInfinity;

        var damping = 1e-3;
        for (var iteration = 0; iteration < maxIterations && damping < 1e9 && value > 0; iteration++)
        {
            if (!TryStep(x, gradient, curvature, lower, upper, damping, system, step))
            {
                damping *= 10;
                continue;
            }
            for (var i = 0; i < n; i++)
                next[i] = Math.Clamp(x[i] + step[i], lower[i], upper[i]);

            var nextValue = problem.Evaluate(next, nextGradient, nextCurvature);
            if (!(nextValue < value))
            {
                if (Math.Abs(nextValue - value) <= tolerance * value)
                    break;
                damping *= 10;
                continue;
            }
            var gain = (value - nextValue) / value;
            next.CopyTo(x);
            nextGradient.CopyTo(gradient);
            nextCurvature.CopyTo(curvature);
            value = nextValue;
            damping = Math.Max(1e-9, damping / 10);
            if (gain < tolerance)
                break;
        }
        return value;
    }

    private static bool TryStep(ReadOnlySpan<double> x, ReadOnlySpan<double> gradient, ReadOnlySpan<double> curvature,
        ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, double damping, Span<double> system, Span<double> step)
    {
        var n = x.Length;
        curvature.CopyTo(system);
        for (var i = 0; i < n; i++)
        {
            step[i] = -gradient[i];
            system[i * n + i] += damping * system[i * n + i] + double.Epsilon;
            if (!(x[i] <= lower[i] && gradient[i] > 0) && !(x[i] >= upper[i] && gradient[i] < 0) && curvature[i * n + i] > 0)
                continue;
            for (var j = 0; j < n; j++)
                system[i * n + j] = system[j * n + i] = 0;
            (system[i * n + i], step[i]) = (1, 0);
        }
        return Cholesky.Solve(system, step);
    }
}
