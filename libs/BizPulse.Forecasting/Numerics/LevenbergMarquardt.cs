namespace BizPulse.Forecasting.Numerics;

/// <summary>
/// Least squares within bounds: Gauss–Newton steps, shortened by Marquardt's damping until they improve.
/// </summary>
/// <remarks>
/// A variable that a step would carry past its bound goes to the bound, and the others are solved again around it.
/// </remarks>
internal static class LevenbergMarquardt
{
    /// <summary>
    /// Moves <paramref name="x"/> to a minimum and returns its sum of squares; infinity if the start is not allowed.
    /// </summary>
    public static double Minimise<T>(T problem, Span<double> x, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper,
        int maxIterations = 60, double tolerance = 1e-7)
        where T : ILeastSquares
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
        for (var iteration = 0; iteration < maxIterations;)
        {
            var solved = SolveStep(x, gradient, curvature, lower, upper, damping, system, step);
            if (!solved || PredictedGain(gradient, curvature, step) <= tolerance * value)
            {
                // Full steps that promise nothing may still be cut off by a bound; short ones that promise nothing mean
                // the end.
                if (damping > 10)
                    break;
                damping *= 10;
                continue;
            }

            iteration++;
            for (var i = 0; i < n; i++)
                next[i] = Math.Clamp(x[i] + step[i], lower[i], upper[i]);
            var nextValue = problem.Evaluate(next, nextGradient, nextCurvature);
            if (!(nextValue < value))
            {
                damping *= 10;
                continue;
            }
            next.CopyTo(x);
            nextGradient.CopyTo(gradient);
            nextCurvature.CopyTo(curvature);
            value = nextValue;
            damping = Math.Max(1e-9, damping / 10);
        }
        return value;
    }

    private static bool SolveStep(ReadOnlySpan<double> x, ReadOnlySpan<double> gradient, ReadOnlySpan<double> curvature,
        ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, double damping, Span<double> system, Span<double> step)
    {
        var n = x.Length;
        // The way to the bound of a variable that stays there, NaN for a free one.
        Span<double> pinned = stackalloc double[n];
        pinned.Fill(double.NaN);
        for (var rounds = 0; rounds <= n; rounds++)
        {
            SetUp(gradient, curvature, damping, pinned, system, step);
            if (!Cholesky.Solve(system, step))
                return false;
            var inside = true;
            for (var i = 0; i < n; i++)
            {
                var target = x[i] + step[i];
                if (!double.IsNaN(pinned[i]) || (target >= lower[i] && target <= upper[i]))
                    continue;
                pinned[i] = Math.Clamp(target, lower[i], upper[i]) - x[i];
                inside = false;
            }
            if (inside)
                return true;
        }
        return true;
    }

    private static void SetUp(
        ReadOnlySpan<double> gradient, ReadOnlySpan<double> curvature, double damping, ReadOnlySpan<double> pinned,
        Span<double> system, Span<double> step)
    {
        var n = gradient.Length;
        curvature.CopyTo(system);
        for (var i = 0; i < n; i++)
        {
            step[i] = -gradient[i];
            system[i * n + i] += damping * system[i * n + i] + 1e-300;
        }
        for (var i = 0; i < n; i++)
        {
            if (double.IsNaN(pinned[i]))
                continue;
            for (var j = 0; j < n; j++)
            {
                step[j] -= curvature[j * n + i] * pinned[i];
                system[i * n + j] = system[j * n + i] = 0;
            }
            system[i * n + i] = 1;
        }
        for (var i = 0; i < n; i++)
            if (!double.IsNaN(pinned[i]))
                step[i] = pinned[i];
    }

    // What the quadratic model of the sum of squares promises for the step.
    private static double PredictedGain(
        ReadOnlySpan<double> gradient, ReadOnlySpan<double> curvature, ReadOnlySpan<double> step)
    {
        var gain = 0.0;
        for (var i = 0; i < step.Length; i++)
            gain -= step[i] * (2 * gradient[i] + Moments.Dot(curvature.Slice(i * step.Length, step.Length), step));
        return gain;
    }
}
