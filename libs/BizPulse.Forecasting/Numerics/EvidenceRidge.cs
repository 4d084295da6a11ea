namespace BizPulse.Forecasting.Numerics;

/// <summary>
/// Linear regression in which each group of coefficients is expected to be about as large as the data show (ridge
/// regression whose penalties maximise the evidence). A group that explains nothing shrinks to nothing, without a
/// setting.
/// </summary>
/// <remarks>MacKay, Neural Computation 4, 1992.</remarks>
internal sealed class EvidenceRidge
{
    private const int Rounds = 8;

    private readonly double[] _gram; // of the columns and, last, the target
    private readonly int[] _groups;
    private readonly int _rows;
    private readonly int _p;
    private readonly double[] _system;
    private readonly double[] _inverseDiagonal;

    /// <param name="gram">(p + 1) × (p + 1): products of all columns with each other, the target being the last
    /// column.</param>
    /// <param name="groups">The group of each column; −1 for one that is not shrunk.</param>
    public EvidenceRidge(double[] gram, int[] groups, int rows)
    {
        (_gram, _groups, _rows, _p) = (gram, groups, rows, groups.Length);
        (_system, _inverseDiagonal) = (new double[_p * _p], new double[_p]);
        Coefficients = new double[_p];
        Scales = new double[groups.Length == 0 ? 0 : groups.Max() + 1];
        Variance = Math.Max(gram[^1] / rows, 1e-12);
        Array.Fill(Scales, Variance);
        Solve();
        for (var round = 0; round < Rounds; round++)
        {
            Reweigh();
            Solve();
        }
    }

    public double[] Coefficients { get; }

    /// <summary>The variance of the coefficients of each group.</summary>
    public double[] Scales { get; }

    /// <summary>The variance of the errors.</summary>
    public double Variance { get; private set; }

    private void Solve()
    {
        for (var i = 0; i < _p; i++)
        {
            _gram.AsSpan(i * (_p + 1), _p).CopyTo(_system.AsSpan(i * _p, _p));
            _system[i * _p + i] += Penalty(i);
            Coefficients[i] = _gram[i * (_p + 1) + _p];
        }
        if (!Cholesky.Factor(_system, _p))
            throw new ArithmeticException(
                "The penalties of a ridge regression must make its system positive definite.");
        Cholesky.Substitute(_system, Coefficients);
        Cholesky.InverseDiagonal(_system, _inverseDiagonal);
    }

    // A sliver for columns that are not shrunk, so that a constant or repeated one does no harm.
    private double Penalty(int column) =>
        _groups[column] < 0 ? 1e-8 * (1 + _gram[column * (_p + 2)]) : Variance / Scales[_groups[column]];

    private void Reweigh()
    {
        var (squares, determined) = (new double[Scales.Length], new double[Scales.Length]);
        var free = 0.0;
        for (var i = 0; i < _p; i++)
        {
            // How far the data, not the penalty, determine the coefficient.
            var known = 1 - Penalty(i) * _inverseDiagonal[i];
            free += known;
            if (_groups[i] < 0)
                continue;
            squares[_groups[i]] += Coefficients[i] * Coefficients[i];
            determined[_groups[i]] += known;
        }
        Variance = Math.Max(ResidualSquares() / Math.Max(1, _rows - free), 1e-12 * (1 + _gram[^1] / _rows));
        for (var group = 0; group < Scales.Length; group++)
            Scales[group] = Math.Clamp(
                squares[group] / Math.Max(determined[group], 1e-3), 1e-8 * Variance, 1e8 * Variance);
    }

    private double ResidualSquares()
    {
        var sum = _gram[^1];
        for (var i = 0; i < _p; i++)
        {
            var row = _gram.AsSpan(i * (_p + 1), _p);
            sum += Coefficients[i] * (Moments.Dot(row, Coefficients) - 2 * _gram[i * (_p + 1) + _p]);
        }
        return Math.Max(0, sum);
    }
}
