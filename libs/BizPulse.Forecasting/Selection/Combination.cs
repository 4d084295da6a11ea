using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Selection;

/// <summary>
/// Weighs candidates so that together they err least: errors that offset each other are worth as much as small ones.
/// </summary>
/// <remarks>
/// Weights on the simplex that minimise the squared error of the combination, shrunk towards given ones: with little
/// evidence equal weights are hard to beat (Petropoulos &amp; Svetunkov, IJF 36, 2020; Bates &amp; Granger, 1969).
/// </remarks>
internal static class Combination
{
    private const int Iterations = 500;
    private const double Offset = 0.05; // of what is usually forecast, so that a zero weighs like any other small value

    /// <summary>
    /// The weighted mean of those that could forecast, on logarithms: one that is far too high moves it less than it
    /// would the plain mean.
    /// </summary>
    public static double[] Of(double[]?[] means, double[] weights, int horizon)
    {
        var (known, total) = (
            means.Index().Where(one => one.Item is not null && weights[one.Index] > 0).ToArray(), 0.0);
        if (known.Length < 2)
            return known.Length == 1
                ? known[0].Item!
                : means.FirstOrDefault(mean => mean is not null) ?? new double[horizon];
        var usual = 0.0;
        foreach (var (m, mean) in known)
        {
            total += weights[m];
            usual += weights[m] * Moments.Mean(mean);
        }
        var offset = Offset * usual / total;
        var combined = new double[horizon];
        if (offset <= 0)
            return combined;
        foreach (var (m, mean) in known)
            for (var step = 0; step < horizon; step++)
                combined[step] += weights[m] / total * Math.Log(1 + Math.Max(0, mean![step]) / offset);
        return Array.ConvertAll(combined, log => offset * (Math.Exp(log) - 1));
    }

    /// <param name="products">Lower triangle of mean products of errors.</param>
    /// <param name="prior">Weights without evidence.</param>
    /// <param name="trust">How strongly to hold on to them, relative to the size of the errors.</param>
    public static double[] Weights(double[,] products, double[] prior, double trust)
    {
        var count = prior.Length;
        var size = Enumerable.Range(0, count).Where(m => prior[m] > 0).Min(m => products[m, m]);
        if (size <= 0 || count == 1)
            return prior;
        var weights = (double[])prior.Clone();
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var total = 0.0;
            var gradient = new double[count];
            for (var m = 0; m < count; m++)
                for (var other = 0; other < count; other++)
                    gradient[m] += weights[other] * (m >= other ? products[m, other] : products[other, m]) / size;
            var least = gradient.Where((_, m) => prior[m] > 0).Min();
            for (var m = 0; m < count; m++)
            {
                weights[m] *= Math.Exp(-Math.Min(2, gradient[m] - least + trust * (weights[m] - prior[m])));
                total += weights[m];
            }
            for (var m = 0; m < count; m++)
                weights[m] = prior[m] > 0 ? Math.Max(weights[m] / total, 1e-6) : 0;
        }
        return weights;
    }
}
