namespace BizPulse.Forecasting.Numerics;

/// <summary>Solves symmetric positive definite systems in place.</summary>
internal static class Cholesky
{
    /// <summary>
    /// Replaces the lower triangle of the n × n <paramref name="matrix"/> by its factor and <paramref name="rhs"/> by
    /// the solution. False when the matrix is not positive definite.
    /// </summary>
    public static bool Solve(Span<double> matrix, Span<double> rhs)
    {
        if (!Factor(matrix, rhs.Length))
            return false;
        Substitute(matrix, rhs);
        return true;
    }

    public static bool Factor(Span<double> matrix, int n)
    {
        for (var i = 0; i < n; i++)
        {
            var row = matrix.Slice(i * n, n);
            for (var j = 0; j < i; j++)
            {
                var other = matrix.Slice(j * n, n);
                row[j] = (row[j] - Moments.Dot(row[..j], other[..j])) / other[j];
            }
            var pivot = row[i] - Moments.Dot(row[..i], row[..i]);
            if (!(pivot > 0))
                return false;
            row[i] = Math.Sqrt(pivot);
        }
        return true;
    }

    /// <summary>Solves for <paramref name="rhs"/> given the factor.</summary>
    public static void Substitute(ReadOnlySpan<double> factor, Span<double> rhs)
    {
        var n = rhs.Length;
        for (var i = 0; i < n; i++)
            rhs[i] = (rhs[i] - Moments.Dot(factor.Slice(i * n, i), rhs[..i])) / factor[i * n + i];
        for (var i = n - 1; i >= 0; i--)
        {
            rhs[i] /= factor[i * n + i];
            Moments.AddScaled(rhs[..i], -rhs[i], factor.Slice(i * n, i));
        }
    }

    /// <summary>The diagonal of the inverse of the factored matrix.</summary>
    public static void InverseDiagonal(ReadOnlySpan<double> factor, Span<double> diagonal)
    {
        var n = diagonal.Length;
        var column = new double[n];
        for (var j = 0; j < n; j++)
        {
            // The j-th column of the factor's inverse; the inverse is the product of that with its transpose.
            var tail = column.AsSpan(j);
            tail.Clear();
            tail[0] = 1 / factor[j * n + j];
            for (var i = j + 1; i < n; i++)
                tail[i - j] = -Moments.Dot(factor.Slice(i * n + j, i - j), tail[..(i - j)]) / factor[i * n + i];
            diagonal[j] = Moments.Dot(tail, tail);
        }
    }
}
