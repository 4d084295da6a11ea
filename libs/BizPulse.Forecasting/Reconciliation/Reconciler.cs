using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Reconciliation;

/// <summary>Makes forecasts of all levels of a hierarchy agree, changing least what is most certain.</summary>
/// <remarks>
/// Wickramasuriya, Athanasopoulos &amp; Hyndman (MinT), JASA 114, 2019, in the form of constraints: only as many
/// equations are solved as there are aggregates, however many products lie below. Forecasts are given and returned per
/// node and step.
/// </remarks>
public static class Reconciler
{
    /// <summary>Aggregates become the sums of the bottom forecasts.</summary>
    public static double[][] BottomUp(Hierarchy hierarchy, IReadOnlyList<double[]> bottom)
    {
        ArgumentNullException.ThrowIfNull(hierarchy);
        ArgumentNullException.ThrowIfNull(bottom);
        return [
            .. hierarchy.Aggregates.Select(members => Sum(members.Select(i => bottom[i]))),
            .. bottom.Select(one => (double[])one.Clone())];
    }

    /// <summary>Weighted least squares: each node gives way in proportion to the variance of its errors.</summary>
    public static double[][] Weighted(
        Hierarchy hierarchy, IReadOnlyList<double[]> forecasts, IReadOnlyList<double> variances) =>
        Reconcile(hierarchy, forecasts, (i, j) => i == j ? Math.Max(variances[i], 1e-12) : 0);

    /// <summary>Minimum trace: as <see cref="Weighted"/>, but knowing which nodes err together.</summary>
    /// <param name="errors">Past one-step errors per node, all of one length.</param>
    public static double[][] MinimumTrace(
        Hierarchy hierarchy, IReadOnlyList<double[]> forecasts, IReadOnlyList<double[]> errors)
    {
        var covariance = new ShrunkCovariance(errors);
        return Reconcile(hierarchy, forecasts, (i, j) => covariance[i, j]);
    }

    // ŷ − W C′ (C W C′)⁻¹ C ŷ, where each row of C says: aggregate minus its members is zero.
    private static double[][] Reconcile(
        Hierarchy hierarchy, IReadOnlyList<double[]> forecasts, Func<int, int, double> covariance)
    {
        ArgumentNullException.ThrowIfNull(hierarchy);
        ArgumentNullException.ThrowIfNull(forecasts);
        var (aggregates, nodes) = (hierarchy.Aggregates.Count, hierarchy.Nodes);
        if (forecasts.Count != nodes)
            throw new ArgumentException(
                $"The hierarchy has {nodes} nodes but {forecasts.Count} forecasts were given.", nameof(forecasts));

        var rows = Enumerable.Range(0, aggregates).Select(a => Row(hierarchy, a)).ToArray();
        var spread = rows.Select(row => Times(row, nodes, covariance)).ToArray(); // rows of C W
        var system = new double[aggregates * aggregates];
        for (var i = 0; i < aggregates; i++)
            for (var j = 0; j < aggregates; j++)
                system[i * aggregates + j] = rows[j].Sum(
                    entry => entry.Sign * spread[i][entry.Node]) + (i == j ? 1e-9 : 0);
        if (!Cholesky.Factor(system, aggregates))
            return BottomUp(hierarchy, [.. forecasts.Skip(aggregates)]);

        var reconciled = forecasts.Select(forecast => (double[])forecast.Clone()).ToArray();
        var gaps = new double[aggregates];
        for (var step = 0; step < forecasts[0].Length; step++)
        {
            for (var a = 0; a < aggregates; a++)
                gaps[a] = rows[a].Sum(entry => entry.Sign * forecasts[entry.Node][step]);
            Cholesky.Substitute(system, gaps);
            for (var a = 0; a < aggregates; a++)
                for (var node = 0; node < nodes; node++)
                    reconciled[node][step] -= spread[a][node] * gaps[a];
        }
        return NonNegative(hierarchy, reconciled);
    }

    // Demand cannot be negative: what fell below zero at the bottom is lifted, and the sums follow.
    private static double[][] NonNegative(Hierarchy hierarchy, double[][] reconciled)
    {
        var bottom = reconciled.Skip(hierarchy.Aggregates.Count)
            .Select(one => Array.ConvertAll(one, value => Math.Max(0, value))).ToArray();
        return BottomUp(hierarchy, bottom);
    }

    private static (int Node, double Sign)[] Row(Hierarchy hierarchy, int aggregate) =>
        [(aggregate, 1), .. hierarchy.Aggregates[aggregate]
            .Select(member => (hierarchy.Aggregates.Count + member, -1.0))];

    private static double[] Times((int Node, double Sign)[] row, int nodes, Func<int, int, double> covariance)
    {
        var product = new double[nodes];
        for (var node = 0; node < nodes; node++)
            foreach (var (other, sign) in row)
                product[node] += sign * covariance(other, node);
        return product;
    }

    private static double[] Sum(IEnumerable<double[]> forecasts)
    {
        double[]? sum = null;
        foreach (var forecast in forecasts)
        {
            sum ??= new double[forecast.Length];
            Moments.AddScaled(sum, 1, forecast);
        }
        return sum ?? [];
    }
}
