namespace BizPulse.Forecasting.Selection;

/// <summary>One series at one past origin: what each candidate would have forecast, and what came.</summary>
/// <param name="Actual">NaN where the outcome says nothing about demand.</param>
/// <param name="Means">Per candidate; null where it did not suit.</param>
internal sealed record Fold(PreparedHistory History, double[] Actual, double[]?[] Means)
{
    private PreparedHistory? _history = History;

    public PreparedHistory History => _history ?? throw new InvalidOperationException("The past was let go of.");

    /// <summary>The history is by far the largest part of it, and only needed to judge.</summary>
    public void LetGoOfHistory() => _history = null;

    /// <summary>The weighted mean of those candidates that could forecast.</summary>
    public double[] Combine(double[] weights) => Combination.Of(Means, weights, Actual.Length);

    /// <summary>
    /// Sums of products of errors between candidates, a missing candidate standing aside as the mean of the others.
    /// </summary>
    public void AddErrorProducts(double[,] products, double scale)
    {
        var equal = Combine(Enumerable.Repeat(1.0, Means.Length).ToArray());
        for (var step = 0; step < Actual.Length; step++)
        {
            if (double.IsNaN(Actual[step]))
                continue;
            for (var m = 0; m < Means.Length; m++)
                for (var other = 0; other <= m; other++)
                    products[m, other] += Error(m) * Error(other);

            double Error(int m) => ((Means[m] ?? equal)[step] - Actual[step]) / scale;
        }
    }

    public double SquaredError(double[]? mean)
    {
        if (mean is null)
            return double.NaN;
        var (sum, count) = (0.0, 0);
        for (var step = 0; step < Actual.Length; step++)
            if (!double.IsNaN(Actual[step]))
                (sum, count) = (sum + (mean[step] - Actual[step]) * (mean[step] - Actual[step]), count + 1);
        return count == 0 ? double.NaN : sum / count;
    }
}
