namespace BizPulse.Forecasting.Numerics;

internal static class LinearSystem
{
    /// <summary>
    /// Solves a general n × n system by elimination with row exchanges; <paramref name="rhs"/> becomes the solution.
    /// </summary>
    /// <returns>False when the matrix is singular.</returns>
    public static bool Solve(Span<double> matrix, Span<double> rhs)
    {
        var n = rhs.Length;
        for (var k = 0; k < n; k++)
        {
            var pivot = k;
            for (var i = k + 1; i < n; i++)
                if (Math.Abs(matrix[i * n + k]) > Math.Abs(matrix[pivot * n + k]))
                    pivot = i;
            if (Math.Abs(matrix[pivot * n + k]) < 1e-14)
                return false;
            if (pivot != k)
            {
                for (var j = k; j < n; j++)
                    (matrix[k * n + j], matrix[pivot * n + j]) = (matrix[pivot * n + j], matrix[k * n + j]);
                (rhs[k], rhs[pivot]) = (rhs[pivot], rhs[k]);
            }
            for (var i = k + 1; i < n; i++)
            {
                var factor = matrix[i * n + k] / matrix[k * n + k];
                if (factor == 0)
                    continue;
                Moments.AddScaled(matrix.Slice(i * n + k, n - k), -factor, matrix.Slice(k * n + k, n - k));
                rhs[i] -= factor * rhs[k];
            }
        }
        for (var i = n - 1; i >= 0; i--)
            rhs[i] = (rhs[i] - Moments.Dot(matrix.Slice(i * n + i + 1, n - i - 1), rhs[(i + 1)..])) / matrix[i * n + i];
        return true;
    }
}
