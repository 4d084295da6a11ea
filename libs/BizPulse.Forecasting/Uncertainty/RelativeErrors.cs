using BizPulse.Forecasting.Numerics;
using BizPulse.Forecasting.Selection;

namespace BizPulse.Forecasting.Uncertainty;

/// <summary>
/// How far large or continuous values end from their forecasts, relative to a power of them, by how many steps ahead.
/// </summary>
internal sealed class RelativeErrors
{
    private const int OwnWeight = 40; // errors of its own from which a series is believed as much as its like
    private const int Fewest = 20;
    // Errors at an origin where the level broke tell of that break, not of the days to come.
    private const double MostOfTypical = 3;
    private const double FurthestOut = 8; // a series that never moved before may move by any number of its deviations

    // Of the mean that the spread grows with: one half where customers come by chance, one where all change at once.
    private readonly double _power;
    private readonly double _growth;
    private readonly double _perVolatility;
    private readonly double[] _shape;

    /// <param name="series">Past forecasts of many series, per fold: the combined mean and what came.</param>
    public RelativeErrors(IReadOnlyList<IReadOnlyList<(Fold Fold, double[] Mean)>> series)
    {
        var folds = series.SelectMany(own => own).ToList();
        _power = PowerOf(series);
        _growth = Growth(folds);
        var ratios = folds.Select(one => (Errors: Errors(one, UsualOf([one], [])).ToArray(), one.Fold.History))
            .Where(one => one.Errors.Length > 0)
            .Select(one => Deviation(one.Errors) / Volatility(one.History)).ToArray();
        _perVolatility = ratios.Length == 0 ? 1 : Median(ratios);

        // Each error in units of the spread that would have been expected from the series' other origins.
        var errors = (
            from own in series
            from one in own
            let deviation = Math.Max(
                1e-9, DeviationOf(one.Fold.History, [.. own.Where(other => other.Fold != one.Fold)]))
            from error in Errors(one, UsualOf([.. own.Where(other => other.Fold != one.Fold)], one.Mean))
            select Math.Clamp(error / deviation, -FurthestOut, FurthestOut)).Order().ToArray();
        _shape = errors.Length < Fewest ? Normal() : errors;
    }

    /// <summary>Equally likely values in order at one step.</summary>
    public double[] Quantiles(double mean, double usual, double deviation, int step, int count)
    {
        var spread = Scale(mean, usual) * deviation * Math.Pow(step + 1, _growth);
        var values = new double[count];
        for (var i = 0; i < count; i++)
            values[i] = Math.Max(0, mean + spread * At((i + 0.5) / count));
        return values;
    }

    /// <summary>
    /// The relative spread of one series one step ahead: from its own past forecasts as far as they go, else from its
    /// volatility.
    /// </summary>
    public double DeviationOf(PreparedHistory history, IReadOnlyList<(Fold Fold, double[] Mean)> own)
    {
        var (level, usual) = (UsualOf(own, []), _perVolatility * Volatility(history));
        double[][] origins =
            [.. own.Select(one => Errors(one, level).ToArray()).Where(errors => errors.Length > 0).OrderBy(Deviation)];
        var most = origins.Length == 0 ? 0 : MostOfTypical * Deviation(origins[(origins.Length - 1) / 2]);
        var squares = origins.Sum(errors => errors.Length * Math.Pow(Math.Min(most, Deviation(errors)), 2));
        return Math.Sqrt((squares + OwnWeight * usual * usual) / (origins.Sum(errors => errors.Length) + OwnWeight));
    }

    /// <summary>The mean at which the spread is the deviation's share of it.</summary>
    public static double UsualOf(IReadOnlyList<(Fold Fold, double[] Mean)> own, double[] otherwise)
    {
        var known = own.SelectMany(one => one.Mean).Where(value => value > 0).DefaultIfEmpty(0).Average();
        return known > 0 ? known : otherwise.Where(value => value > 0).DefaultIfEmpty(1).Average();
    }

    private double Scale(double mean, double usual) => usual * Math.Pow(mean / usual, _power);

    private IEnumerable<double> Errors((Fold Fold, double[] Mean) one, double usual) =>
        from step in Enumerable.Range(0, one.Mean.Length)
        where !double.IsNaN(one.Fold.Actual[step]) && one.Mean[step] > 0
        select Math.Clamp((one.Fold.Actual[step] - one.Mean[step]) / Scale(one.Mean[step], usual), -5, 5) / Math.Pow(
            step + 1, _growth);

    // The power under which past errors are most likely (Laplace), each series having a scale of its own.
    private static double PowerOf(IReadOnlyList<IReadOnlyList<(Fold Fold, double[] Mean)>> series) =>
        Enumerable.Range(0, 11)
        .Select(i => 1 - 0.05 * i)
        .MinBy(power => series.Sum(own => Unlikeliness(own, power)));

    private static double Unlikeliness(IReadOnlyList<(Fold Fold, double[] Mean)> own, double power)
    {
        var (sum, logs, count) = (0.0, 0.0, 0);
        foreach (var (fold, mean) in own)
            for (var step = 0; step < mean.Length; step++)
                if (!double.IsNaN(fold.Actual[step]) && mean[step] > 0)
                {
                    sum += Math.Abs(fold.Actual[step] - mean[step]) / Math.Pow(mean[step], power);
                    logs += power * Math.Log(mean[step]);
                    count++;
                }
        return sum > 0 ? count * Math.Log(sum / count) + logs : 0;
    }

    // Errors at the end of the horizon against those at its beginning, as they usually are over all series.
    private static double Growth(List<(Fold Fold, double[] Mean)> folds)
    {
        var horizon = folds.Count == 0 ? 0 : folds[0].Mean.Length;
        var half = horizon / 2;
        if (half == 0)
            return 0;
        double[] growths = [..
            from one in folds
            let early = Mean(one.Fold, one.Mean, 0, half)
            let late = Mean(one.Fold, one.Mean, half, horizon)
            where early > 0 && late > 0
            select Math.Log(late / early)];
        if (growths.Length == 0)
            return 0.1;
        var shrink = growths.Length / (growths.Length + 10.0);
        var (earlyStep, lateStep) = ((half + 1) / 2.0, half + (horizon - half + 1) / 2.0);
        return Math.Clamp(shrink * Median(growths) / Math.Log(lateStep / earlyStep), 0, 1);
    }

    private static double Mean(Fold fold, double[] mean, int from, int to)
    {
        var (sum, count) = (0.0, 0);
        for (var step = from; step < to; step++)
            if (!double.IsNaN(fold.Actual[step]) && mean[step] > 0)
                (sum, count) = (sum + Math.Min(5, Math.Abs(fold.Actual[step] / mean[step] - 1)), count + 1);
        return count == 0 ? double.NaN : sum / count;
    }

    private static double Deviation(double[] errors) => Math.Sqrt(errors.Sum(error => error * error) / errors.Length);

    /// <summary>The typical relative change of the level from one step to the next.</summary>
    private static double Volatility(PreparedHistory history)
    {
        var levels = history.Levels;
        var (sum, size, count) = (0.0, 0.0, 0);
        for (var t = Math.Max(1, levels.Length - 364); t < levels.Length; t++)
            if (history.Clean.Informative[t] && history.Clean.Informative[t - 1])
                (sum, size, count) = (sum + Math.Abs(levels[t] - levels[t - 1]), size + Math.Abs(levels[t]), count + 1);
        return count < 2 || size <= 0 ? 0.5 : Math.Max(1e-4, sum / size);
    }

    private double At(double level)
    {
        var position = Math.Clamp(level * _shape.Length - 0.5, 0, _shape.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, _shape.Length - 1);
        return _shape[below] + (position - below) * (_shape[above] - _shape[below]);
    }

    private static double[] Normal() =>
        [.. Enumerable.Range(0, 200).Select(i => NormalDistribution.Quantile((i + 0.5) / 200))];

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
