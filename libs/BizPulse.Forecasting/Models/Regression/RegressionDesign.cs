namespace BizPulse.Forecasting.Models;

/// <summary>
/// The columns of a decomposable regression: level and trend with breaks, seasons, and what is known from outside.
/// </summary>
internal sealed class RegressionDesign
{
    private const int MostBreaks = 25;
    private const int Harmonics = 10;
    private const int LongestPattern = 31; // up to here a season has one column per position, beyond it waves

    private readonly Series _history;
    private readonly double[] _seasons;
    private readonly double[] _centres;
    private readonly List<int> _groups = [];

    public RegressionDesign(Series history)
    {
        _history = history;
        Breaks = Math.Min(MostBreaks, history.Length / 20);
        _seasons = [.. history.SeasonLengths.Where(length => length > 1 && history.Length >= 1.5 * length)];
        _centres = [.. history.Regressors.Select(CentreOf)];

        _groups.AddRange([-1, -1]);
        AddGroup(Breaks);
        foreach (var season in _seasons)
            AddGroup(ColumnsOf(season));
        foreach (var kind in history.Regressors.GroupBy(regressor => regressor.Kind).Select(group => group.Key))
            Kinds.Add(kind, GroupCount++);
        _groups.AddRange(history.Regressors.Select(regressor => Kinds[regressor.Kind]));
    }

    /// <summary>The number of points at which the trend may bend.</summary>
    public int Breaks { get; }

    /// <summary>The group of each column: coefficients of one group are of like size. −1: not shrunk.</summary>
    public int[] Groups => [.. _groups];

    public int Columns => _groups.Count;

    private Dictionary<RegressorKind, int> Kinds { get; } = [];

    private int GroupCount { get; set; }

    /// <summary>
    /// The columns at step <paramref name="t"/>. In the future the trend of the last stretch flattens out slowly.
    /// </summary>
    public void Fill(int t, Span<double> row)
    {
        var n = _history.Length;
        var trend = (t < n ? t : n - 1 + Flatten(t - n + 1)) / n;
        row[0] = 1;
        row[1] = trend;
        for (var i = 0; i < Breaks; i++)
            row[2 + i] = Math.Max(0, trend - BreakAt(i));

        var next = row[(2 + Breaks)..];
        foreach (var season in _seasons)
        {
            FillSeason(t, season, next[..ColumnsOf(season)]);
            next = next[ColumnsOf(season)..];
        }
        for (var i = 0; i < _centres.Length; i++)
            next[i] = Transform(_history.Regressors[i], t) - _centres[i];
    }

    // Breaks lie in the first nine tenths: the last days alone cannot tell a new trend from noise.
    private double BreakAt(int i) => 0.9 * (i + 1) / (Breaks + 1);

    private static double Flatten(int steps)
    {
        const double Damping = 0.97;
        return Damping * (1 - Math.Pow(Damping, steps)) / (1 - Damping);
    }

    private void AddGroup(int columns)
    {
        if (columns > 0)
            _groups.AddRange(Enumerable.Repeat(GroupCount++, columns));
    }

    private static int ColumnsOf(double season) =>
        season <= LongestPattern ? (int)Math.Round(season) : 2 * (int)Math.Min(Harmonics, season / 2);

    private static void FillSeason(int t, double season, Span<double> columns)
    {
        if (season <= LongestPattern)
        {
            columns.Clear();
            columns[t % columns.Length] = 1;
            return;
        }
        // sin kx and cos kx by their recurrence
        var (sin, cos) = Math.SinCos(Math.Tau * t / season);
        var (sinK, cosK, sinBefore, cosBefore) = (sin, cos, 0.0, 1.0);
        for (var k = 0; k < columns.Length; k += 2)
        {
            (columns[k], columns[k + 1]) = (sinK, cosK);
            (sinK, sinBefore) = (2 * cos * sinK - sinBefore, sinK);
            (cosK, cosBefore) = (2 * cos * cosK - cosBefore, cosK);
        }
    }

    private double CentreOf(Regressor regressor)
    {
        if (regressor.Kind is RegressorKind.Event or RegressorKind.Promotion)
            return 0;
        var sum = 0.0;
        for (var t = 0; t < _history.Length; t++)
            sum += Transform(regressor, t);
        return sum / _history.Length;
    }

    private static double Transform(Regressor regressor, int t) =>
        regressor.Kind == RegressorKind.Price ? Math.Log(Math.Max(regressor.At(t), 1e-6)) : regressor.At(t);
}
