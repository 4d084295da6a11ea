using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Models;

/// <summary>
/// The one-step errors of complex exponential smoothing as a function of its two or three parameters.
/// </summary>
/// <remarks>
/// Initial states come from a pass over the reversed series (backcasting), so that only the smoothing parameters are
/// searched.
/// </remarks>
internal sealed class CesPass : ILeastSquares
{
    private const double Step = 1e-5;
    private const double LargestRoot = 1.005; // a forecast may grow, but not explode

    private readonly double[] _values;
    private readonly double[] _reversed;
    private readonly double _limit;
    private readonly double[] _errors;
    private readonly double[][] _slopes;

    public CesPass(double[] values, CesSeason season, int length)
    {
        _values = values;
        _reversed = [.. values.Reverse()];
        _limit = 100 * values.Max(Math.Abs) + 1;
        Parameters = season == CesSeason.Partial ? 3 : 2;
        Levels = new double[season == CesSeason.Simple ? length : 1];
        Momenta = new double[Levels.Length];
        Effects = new double[season == CesSeason.Partial ? length : 1];
        _errors = new double[values.Length];
        _slopes = [.. Enumerable.Range(0, Parameters).Select(_ => new double[values.Length])];
    }

    public int Parameters { get; }

    /// <summary>The states after the latest evaluation, by position; the first observation had position 0.</summary>
    public double[] Levels { get; }
    public double[] Momenta { get; }
    public double[] Effects { get; }

    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient, Span<double> curvature)
    {
        var moved = x.ToArray();
        for (var i = 0; i < moved.Length; i++)
        {
            moved[i] -= Step;
            if (!Errors(moved, _slopes[i]))
                return double.PositiveInfinity;
            moved[i] = x[i];
        }
        if (!Errors(x, _errors))
            return double.PositiveInfinity;
        for (var i = 0; i < moved.Length; i++)
        {
            for (var t = 0; t < _errors.Length; t++)
                _slopes[i][t] = (_errors[t] - _slopes[i][t]) / Step;
            gradient[i] = Moments.Dot(_slopes[i], _errors);
            for (var j = 0; j <= i; j++)
                curvature[i * moved.Length + j] = curvature[j * moved.Length + i] = Moments.Dot(_slopes[i], _slopes[j]);
        }
        return Moments.Dot(_errors, _errors);
    }

    /// <summary>The next state of level and momentum; without an error it is the forecast's own path.</summary>
    public static (double Level, double Momentum) Advance(
        double level, double momentum, double error, double a0, double a1) =>
        (level - (1 - a1) * momentum + (a0 - a1) * error, level + (1 - a0) * momentum + (a0 + a1) * error);

    private bool Errors(ReadOnlySpan<double> x, double[] errors)
    {
        var (a0, a1, effect) = (x[0], x[1], x.Length > 2 ? x[2] : 0);
        if (Root(a0, a1) > LargestRoot)
            return false;
        Start();
        if (!Run(_reversed, a0, a1, effect, errors))
            return false;
        Turn(Levels);
        Turn(Momenta);
        Turn(Effects);
        return Run(_values, a0, a1, effect, errors);
    }

    // The largest root of the recursion of level and momentum without errors.
    private static double Root(double a0, double a1)
    {
        var (half, product) = ((2 - a0) / 2, 2 - a0 - a1);
        var discriminant = half * half - product;
        return discriminant < 0
            ? Math.Sqrt(product)
            : Math.Max(Math.Abs(half + Math.Sqrt(discriminant)), Math.Abs(half - Math.Sqrt(discriminant)));
    }

    private void Start()
    {
        Array.Clear(Effects);
        if (Levels.Length == 1)
            Levels[0] = Moments.Mean(_reversed.AsSpan(0, Math.Min(_values.Length, Math.Max(10, Effects.Length))));
        else
            _reversed.AsSpan(0, Levels.Length).CopyTo(Levels);
        for (var i = 0; i < Levels.Length; i++)
            Momenta[i] = Levels[i] / 1.1;
        for (var i = 0; Effects.Length > 1 && i < Effects.Length; i++)
            Effects[i] = _reversed[i] - Levels[0];
    }

    private bool Run(double[] values, double a0, double a1, double effect, double[] errors)
    {
        var (position, place) = (0, 0);
        for (var t = 0; t < values.Length; t++)
        {
            var error = values[t] - Levels[position] - Effects[place];
            errors[t] = error;
            (Levels[position], Momenta[position]) = Advance(Levels[position], Momenta[position], error, a0, a1);
            Effects[place] += effect * error;
            if (!(Math.Abs(Levels[position]) < _limit))
                return false;
            position = position + 1 == Levels.Length ? 0 : position + 1;
            place = place + 1 == Effects.Length ? 0 : place + 1;
        }
        return true;
    }

    // Positions of the reversed series become those of the series.
    private void Turn(double[] states)
    {
        var reversed = (double[])states.Clone();
        for (var i = 0; i < states.Length; i++)
            states[i] = reversed[(_values.Length - 1 - i) % states.Length];
    }
}
