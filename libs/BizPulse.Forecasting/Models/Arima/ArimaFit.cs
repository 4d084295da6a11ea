using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Models;

/// <summary>An order fitted to data, by conditional squares for a quick look or by exact maximum likelihood.</summary>
internal sealed class ArimaFit
{
    private ArimaFit(
        ArimaData data, ArimaOrder order, double[] vector, ArmaCoefficients arma, double[] errors, double squares,
        int counted)
    {
        (Data, Order, Vector, Arma, Errors) = (data, order, vector, arma, errors);
        var n = Math.Max(1, Differencing.Apply(data.Values, order, data.Season).Length);
        squares = Math.Max(squares, 1e-24 * Moments.Dot(data.Values, data.Values) + 1e-300);
        LogLikelihood = -n / 2.0 * (Math.Log(Math.Tau * squares / Math.Max(1, counted)) + 1);
        var parameters = vector.Length + 1;
        Aicc = n > parameters + 1
            ? -2 * LogLikelihood + 2.0 * parameters * n / (n - parameters - 1)
            : double.PositiveInfinity;
        Sigma = Math.Sqrt(squares / Math.Max(1, counted - vector.Length));
    }

    public ArimaData Data { get; }
    public ArimaOrder Order { get; }
    public double[] Vector { get; }
    public ArmaCoefficients Arma { get; }

    /// <summary>One-step errors of the differenced series.</summary>
    public double[] Errors { get; }

    public double LogLikelihood { get; }
    public double Aicc { get; }
    public double Sigma { get; }

    /// <summary>
    /// Conditional least squares: fast, for comparing many orders on a long series, each starting from a similar one.
    /// </summary>
    public static ArimaFit Conditional(ArimaData data, ArimaOrder order, ArimaFit? near = null)
    {
        var (values, columns) = data.Differenced(order);
        var layout = new ArmaLayout(order, data.Season, columns.Length);
        var squares = new ConditionalSquares(values, columns, layout);
        var starts = near is null
            ? Starts(layout, order, values, columns)
            : [Resized(near, layout, order, values, columns)];
        double[] vector = [];
        var least = layout.Count == 0
            ? Moments.Dot(values, values)
            : Climb(squares, layout, ref vector, starts, tolerance: 1e-4, mostSteps: 12);
        var arma = layout.Coefficients(vector);
        return new ArimaFit(
            data, order, vector, arma, squares.Errors, least, Math.Max(1, values.Length - arma.LongestAr));
    }

    /// <summary>Exact maximum likelihood, from a similar fit or the conditional one.</summary>
    public static ArimaFit Exact(ArimaData data, ArimaOrder order, ArimaFit? near = null)
    {
        var (values, columns) = data.Differenced(order);
        var layout = new ArmaLayout(order, data.Season, columns.Length);
        var squares = new ExactSquares(values, columns, layout);
        List<double[]> starts = near is not null ? [Resized(near, layout, order, values, columns)]
            : [Conditional(data, order).Vector, .. Starts(layout, order, values, columns)];
        double[] vector = [];
        if (layout.Count > 0)
            Climb(squares, layout, ref vector, starts, tolerance: 1e-6, mostSteps: 40);
        return new ArimaFit(
            data, order, vector, layout.Coefficients(vector), squares.Errors, squares.Evaluate(vector), values.Length);
    }

    // The likelihood of mixed models has several peaks: the start that gains most in a few steps goes on.
    private static double Climb(
        ILeastSquares squares, ArmaLayout layout, ref double[] best, List<double[]> starts, double tolerance,
        int mostSteps)
    {
        const int Heat = 5;
        var (lower, upper) = layout.Bounds();
        var least = double.PositiveInfinity;
        foreach (var start in starts)
        {
            for (var i = 0; i < layout.Regressors; i++)
                start[i] = Math.Clamp(start[i], -0.97, 0.97); // at the edge the likelihood is flat
            if (starts.Count == 1)
                return LevenbergMarquardt.Minimise(squares, best = start, lower, upper, mostSteps, tolerance);
            var value = LevenbergMarquardt.Minimise(squares, start, lower, upper, Heat, tolerance);
            if (value < least || best.Length == 0)
                (best, least) = (start, value);
        }
        return LevenbergMarquardt.Minimise(squares, best, lower, upper, mostSteps, tolerance);
    }

    // Partial autocorrelations do not depend on how many follow: a longer polynomial starts where a shorter one ended.
    private static double[] Resized(
        ArimaFit near, ArmaLayout layout, ArimaOrder order, double[] values, double[][] columns)
    {
        var from = new ArmaLayout(near.Order, near.Data.Season, near.Vector.Length);
        var vector = Starts(layout, order, values, columns)[0];
        void Copy(int source, int sourceEnd, int target, int targetEnd)
        {
            var count = Math.Min(sourceEnd - source, targetEnd - target);
            near.Vector.AsSpan(source, count).CopyTo(vector.AsSpan(target));
        }
        Copy(0, from.SeasonalAr, 0, layout.SeasonalAr);
        Copy(from.SeasonalAr, from.Ma, layout.SeasonalAr, layout.Ma);
        Copy(from.Ma, from.SeasonalMa, layout.Ma, layout.SeasonalMa);
        Copy(from.SeasonalMa, from.Regressors, layout.SeasonalMa, layout.Regressors);
        var (theirs, ours) = near.Order.Constant == order.Constant
            ? (0, 0)
            : (near.Order.Constant ? 1 : 0, order.Constant ? 1 : 0);
        Copy(from.Regressors + theirs, near.Vector.Length, layout.Regressors + ours, layout.Count);
        return vector;
    }

    // Near white noise; and, where autoregression and moving average may balance each other, far from it.
    private static List<double[]> Starts(ArmaLayout layout, ArimaOrder order, double[] values, double[][] columns)
    {
        double[] Start(double ar, double ma)
        {
            var vector = new double[layout.Count];
            vector.AsSpan(0, layout.Regressors).Fill(0.05);
            if (order.P > 0 && order.Q > 0)
                (vector[0], vector[layout.Ma]) = (ar, ma);
            if (order.Constant)
                // The differenced constant or trend is the same everywhere.
                vector[layout.Regressors] = Moments.Mean(values) / columns[0][0];
            return vector;
        }
        return order.P > 0 && order.Q > 0 ? [Start(0.05, 0.05), Start(0.7, 0.9)] : [Start(0.05, 0.05)];
    }
}
