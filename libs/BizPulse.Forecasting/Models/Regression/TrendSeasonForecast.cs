using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Models;

/// <summary>
/// Continues a decomposable regression: residuals return to it step by step, and its trend may bend again.
/// </summary>
internal sealed class TrendSeasonForecast : IFittedModel
{
    private const int SmearingDraws = 64;

    private readonly RegressionDesign _design;
    private readonly int _length;
    private readonly ResponseScale _scale;
    private readonly double[] _coefficients;
    private readonly double _bend; // deviation of a new bend in the trend per step
    private readonly double[] _surprises;
    private readonly double _memory;
    private readonly double _lastResidual;
    private readonly Func<int, bool> _isClosed;

    public TrendSeasonForecast(
        RegressionDesign design, int length, ResponseScale scale, EvidenceRidge ridge, double[] residuals,
        Func<int, bool> isClosed)
    {
        (_design, _length, _scale, _coefficients, _isClosed) = (design, length, scale, ridge.Coefficients, isClosed);
        _bend = design.Breaks == 0 ? 0 : Math.Sqrt(ridge.Scales[0] * design.Breaks / length) / length;
        _memory = Math.Clamp(Autocorrelation.Of(residuals, 1)[0], 0, 0.95);
        _lastResidual = residuals.Length == 0 ? 0 : residuals[^1];
        _surprises = new double[Math.Max(1, residuals.Length)];
        for (var i = 1; i < residuals.Length; i++)
            _surprises[i] = residuals[i] - _memory * residuals[i - 1];
    }

    public double[] Mean(int horizon)
    {
        var lines = Lines(horizon);
        var mean = new double[horizon];
        var (carried, spread) = (_lastResidual, 0.0);
        for (var step = 0; step < horizon; step++)
        {
            carried *= _memory;
            spread = 1 + _memory * _memory * spread; // variance in surprises
            if (!_isClosed(_length + step))
                mean[step] = Expected(lines[step] + carried, Math.Sqrt(spread));
        }
        return mean;
    }

    public SamplePaths Simulate(int horizon, int paths, int seed)
    {
        var lines = Lines(horizon);
        var simulated = new SamplePaths(horizon, paths);
        var random = new NormalSampler(seed);
        for (var path = 0; path < paths; path++)
        {
            var (carried, bend, shift) = (_lastResidual, 0.0, 0.0);
            for (var step = 0; step < horizon; step++)
            {
                carried = _memory * carried + _surprises[random.Next(_surprises.Length)];
                bend += _bend * random.Next();
                shift += bend;
                if (!_isClosed(_length + step))
                    simulated[path, step] = _scale.From(lines[step] + shift + carried);
            }
        }
        return simulated;
    }

    // The mean on the original scale is not the value at the mean of the logarithm: average over the surprises seen
    // (Duan's smearing).
    private double Expected(double line, double spread)
    {
        var stride = Math.Max(1, _surprises.Length / SmearingDraws);
        var (sum, count) = (0.0, 0);
        for (var i = _surprises.Length - 1; i >= 0; i -= stride, count++)
            sum += _scale.From(line + spread * _surprises[i]);
        return sum / count;
    }

    private double[] Lines(int horizon)
    {
        var lines = new double[horizon];
        var row = new double[_design.Columns];
        for (var step = 0; step < horizon; step++)
        {
            _design.Fill(_length + step, row);
            lines[step] = Moments.Dot(row, _coefficients);
        }
        return lines;
    }
}
