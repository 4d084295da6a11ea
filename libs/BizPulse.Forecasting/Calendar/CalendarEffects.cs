using BizPulse.Forecasting.Cleaning;
using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Calendar;

/// <summary>
/// By what factor weekday, time of year, events, prices and promotions move demand at each step, past and ahead.
/// </summary>
/// <remarks>
/// A Poisson regression on the log with a prior on every effect (ridge), so that an effect seen seldom stays near none.
/// Overdispersion loosens the data's say, not the prior's. What the factor leaves over is a level that plain models can
/// follow.
/// </remarks>
internal sealed class CalendarEffects
{
    private const int Rounds = 6;

    private CalendarEffects(double[] factor) => Factor = factor;

    /// <summary>
    /// Multiplies the level at each step of history and horizon; averages about one over the history.
    /// </summary>
    public double[] Factor { get; }

    public static CalendarEffects None(int steps) => new(Enumerable.Repeat(1.0, steps).ToArray());

    /// <param name="groupEffects">Logarithms of the factors of the series' group, one per step of history and
    /// horizon.</param>
    public static CalendarEffects Of(CleanHistory history, int horizon, double[]? groupEffects = null)
    {
        var series = history.Filled;
        var steps = series.Length + horizon;
        if (series.Length < 14 || series.Values.Min() < 0 || series.Values.Max() <= 0)
            return None(steps);

        var design = DesignOf(series, horizon, history.Opening.IsClosed, groupEffects);
        CalendarDesign.Column[] columns = [.. design.Trend, .. design.Effects];
        var prior = new double[columns.Length];
        if (groupEffects is not null)
            prior[^1] = 1; // without evidence, a series moves as its group does
        var coefficients = Fit(series.Values, history.Informative, columns, prior);
        return coefficients is null
            ? None(steps)
            : new(FactorOf(columns, coefficients, design.Trend.Count, steps, series.Length));
    }

    // How much a series can tell: its steps, each worth the less the more it scatters.
    private static CalendarDesign DesignOf(Series series, int horizon, Func<int, bool> isClosed, double[]? groupEffects)
    {
        var mean = Moments.Mean(series.Values);
        var evidence = series.Length * mean * mean / Math.Max(Moments.Variance(series.Values), 1e-12);
        if (evidence < 2000 && groupEffects is not null)
            return CalendarDesign.Faint(series, horizon, isClosed, groupEffects);
        var full = CalendarDesign.Of(series, horizon, isClosed, groupEffects);
        return evidence > 20 * full.Count ? full : CalendarDesign.Faint(series, horizon, isClosed, groupEffects);
    }

    private static double[] FactorOf(
        CalendarDesign.Column[] columns, double[] coefficients, int trend, int steps, int history)
    {
        var log = new double[steps];
        for (var j = trend; j < columns.Length; j++)
            Moments.AddScaled(log, coefficients[j], columns[j].Values);
        var centre = Moments.Mean(log.AsSpan(0, history));
        return Array.ConvertAll(log, value => Math.Exp(Math.Clamp(value - centre, -4, 4)));
    }

    // Iteratively reweighted least squares: weights are the expected demand over the dispersion.
    private static double[]? Fit(
        double[] values, IReadOnlyList<bool> informative, CalendarDesign.Column[] columns, double[] prior)
    {
        var (n, p) = (values.Length, columns.Length);
        var usual = Moments.Mean(values);
        var (gram, scaled) = (new double[p * p], new double[n]);
        var (log, weight, working) = (new double[n], new double[n], new double[n]);
        Array.Fill(log, Math.Log(usual));
        var coefficients = new double[p];
        var dispersion = 1.0;
        for (var round = 0; round < Rounds; round++)
        {
            dispersion = Dispersion(values, informative, log);
            for (var t = 0; t < n; t++)
            {
                var mean = Math.Max(Math.Exp(log[t]), usual * 1e-3);
                weight[t] = informative[t] ? mean / dispersion : 0;
                working[t] = log[t] + Math.Clamp((values[t] - mean) / mean, -1, 3);
            }
            Accumulate(columns, weight, working, prior, gram, coefficients, scaled);
            if (!Cholesky.Solve(gram, coefficients))
                return null;
            Array.Clear(log);
            for (var j = 0; j < p; j++)
                Moments.AddScaled(log, coefficients[j], columns[j].Values.AsSpan(0, n));
            for (var t = 0; t < n; t++)
                log[t] = Math.Clamp(log[t], Math.Log(usual) - 6, Math.Log(usual) + 6);
        }
        return Array.TrueForAll(coefficients, double.IsFinite) ? coefficients : null;
    }

    private static void Accumulate(
        CalendarDesign.Column[] columns, double[] weight, double[] working, double[] prior, double[] gram, double[] rhs,
        double[] scaled)
    {
        var (n, p) = (weight.Length, columns.Length);
        for (var i = 0; i < p; i++)
        {
            var column = columns[i];
            for (var t = 0; t < n; t++)
                scaled[t] = column.Values[t] * weight[t];
            for (var j = 0; j <= i; j++)
                gram[i * p + j] = Product(scaled, column, columns[j]);
            var precision = 1 / (column.PriorDeviation * column.PriorDeviation);
            gram[i * p + i] += precision;
            rhs[i] = Moments.Dot(scaled, working) + precision * prior[i];
        }
    }

    // Most columns are days of one kind, zero elsewhere: only where the rarer of two is not can they meet.
    private static double Product(double[] scaled, CalendarDesign.Column one, CalendarDesign.Column other)
    {
        var steps = one.Steps is { } own && (other.Steps is not { } theirs || own.Length <= theirs.Length)
            ? own
            : other.Steps;
        if (steps is null)
            return Moments.Dot(scaled, other.Values.AsSpan(0, scaled.Length));
        var sum = 0.0;
        foreach (var t in steps)
        {
            if (t >= scaled.Length)
                break;
            sum += scaled[t] * other.Values[t];
        }
        return sum;
    }

    private static double Dispersion(double[] values, IReadOnlyList<bool> informative, double[] log)
    {
        var (sum, count) = (0.0, 0);
        for (var t = 0; t < values.Length; t++)
            if (informative[t])
            {
                var mean = Math.Exp(log[t]);
                sum += (values[t] - mean) * (values[t] - mean) / mean;
                count++;
            }
        return count == 0 ? 1 : Math.Max(sum / count, 1e-6 + Math.Exp(log[0]) * 1e-4);
    }
}
