namespace BizPulse.Forecasting.Models;

/// <summary>
/// A history as an ARIMA model sees it: values, and columns of outside knowledge that go on into the future.
/// </summary>
internal sealed class ArimaData
{
    private readonly Series _history;
    private readonly Regressor[] _regressors;

    public ArimaData(Series history, int season)
    {
        (_history, Season) = (history, season);
        _regressors = [.. history.Regressors.Where(Varies)];
    }

    public int Season { get; }
    public double[] Values => _history.Values;

    /// <summary>The columns at step <paramref name="t"/>: the constant of the order first, if it has one.</summary>
    public double[] RowAt(int t, ArimaOrder order)
    {
        var row = new double[ColumnCount(order)];
        var next = 0;
        if (order.Constant)
            row[next++] = order.D + order.SeasonalD == 0 ? 1 : t;
        foreach (var regressor in _regressors)
            row[next++] = At(regressor, t);
        return row;
    }

    public int ColumnCount(ArimaOrder order) => _regressors.Length + (order.Constant ? 1 : 0);

    /// <summary>Values and columns, differenced.</summary>
    public (double[] Values, double[][] Columns) Differenced(ArimaOrder order)
    {
        var columns = new double[ColumnCount(order)][];
        for (var column = 0; column < columns.Length; column++)
            columns[column] = new double[Values.Length];
        for (var t = 0; t < Values.Length; t++)
        {
            var row = RowAt(t, order);
            for (var column = 0; column < columns.Length; column++)
                columns[column][t] = row[column];
        }
        return (
            Differencing.Apply(Values, order, Season),
            Array.ConvertAll(columns, column => Differencing.Apply(column, order, Season)));
    }

    private bool Varies(Regressor regressor)
    {
        for (var t = 1; t < _history.Length; t++)
            if (regressor.At(t) != regressor.At(0))
                return true;
        return false;
    }

    private static double At(Regressor regressor, int t) =>
        regressor.Kind == RegressorKind.Price ? Math.Log(Math.Max(regressor.At(t), 1e-6)) : regressor.At(t);
}
