namespace BizPulse.Forecasting.Numerics;

/// <summary>
/// The eigenvectors of the largest eigenvalues of a symmetric matrix, by repeated multiplication of a whole basis.
/// </summary>
internal static class LeadingEigenvectors
{
    private const int Rounds = 30;

    /// <returns>Orthonormal vectors, that of the largest eigenvalue first; fewer than asked where the matrix has a
    /// smaller rank.</returns>
    public static double[][] Of(double[] matrix, int n, int count)
    {
        var random = new NormalSampler(seed: 1);
        var basis = new double[count][];
        for (var i = 0; i < count; i++)
            basis[i] = [.. Enumerable.Range(0, n).Select(_ => random.Next())];
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < basis.Length; i++)
                basis[i] = Multiply(matrix, basis[i]);
            basis = Orthonormalise(basis);
        }
        return basis;
    }

    private static double[] Multiply(double[] matrix, double[] vector)
    {
        var product = new double[vector.Length];
        for (var i = 0; i < product.Length; i++)
            product[i] = Moments.Dot(matrix.AsSpan(i * vector.Length, vector.Length), vector);
        return product;
    }

    private static double[][] Orthonormalise(double[][] vectors)
    {
        var kept = new List<double[]>(vectors.Length);
        foreach (var vector in vectors)
        {
            var before = Moments.Dot(vector, vector);
            foreach (var other in kept)
                Moments.AddScaled(vector, -Moments.Dot(vector, other), other);
            var norm = Moments.Dot(vector, vector);
            if (!(norm > 1e-20 * before) || norm < 1e-280)
                continue;
            Moments.AddScaled(vector, 1 / Math.Sqrt(norm) - 1, vector);
            kept.Add(vector);
        }
        return [.. kept];
    }
}
