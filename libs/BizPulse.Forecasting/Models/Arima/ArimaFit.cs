using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Models;

/// <summary>An order fitted to data, by conditional squares for a quick look or by exact maximum likelihood.</summary>
internal sealed class ArimaFit
{
    private ArimaFit(ArimaData data, ArimaOrder order, double[] vector, ArmaCoefficients arma, double[] errors, double squares, int counted)
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

    /// <summary>Conditional least squares: fast, for comparing many orders on a long series.</summary>
    public static ArimaFit Conditional(ArimaData data, ArimaOrder order)
    {
        var (values, columns) = data.Differenced(order);
        var layout = new ArmaLayout(order, data.Season, columns.Length);
        var vector = Start(layout, order, values, columns);
        var squares = new ConditionalSquares(values, columns, layout);
        var (lower, upper) = layout.Bounds();
        var least = vector.Length == 0
            ? Moments.Dot(values, values)
            : LevenbergMarquardt.Minimise(squares, vector, lower, upper, maxIterations: 20, tolerance: 1e-6);
        var arma = layout.Coefficients(vector);
        return new ArimaFit(data, order, vector, arma, squares.Errors, least, Math.Max(1, values.Length - arma.LongestAr));
    }

    /// <summary>Exact maximum likelihood, from the conditional fit or a given start.</summary>
    public static ArimaFit Exact(ArimaData data, ArimaOrder order, double[]? start = null)
    {
        var (values, columns) = data.Differenced(order);
        var layout = new ArmaLayout(order, data.Season, columns.Length);
        var vector = (double[])(start ?? Conditional(data, order).Vector).Clone();
        for (var i = 0; i < layout.Regressors; i++)
            vector[i] = Math.Clamp(vector[i], -0.97, 0.97); // at the edge the likelihood is flat
        var squares = new ExactSquares(values, columns, layout);
        var (lower, upper) = layout.Bounds();
        if (vector.Length > 0)
            LevenbergMarquardt.Minimise(squares, vector, lower, upper, maxIterations: 30, tolerance: 1e-6);
        return new ArimaFit(data, order, vector, layout.Coefficients(vector), squares.Errors, squares.Evaluate(vector), values.Length);
    }

    private static double[] Start(ArmaLayout layout, ArimaOrder order, double[] values, double[][] columns)
    {
        var vector = new double[layout.Count];
        vector.AsSpan(0, layout.Regressors).Fill(0.05);
        if (order.Constant)
            vector[layout.Regressors] = Moments.Mean(values) / columns[0][0]; // the differenced constant or trend is the same everywhere
        return vector;
    }
}
