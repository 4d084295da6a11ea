using BizPulse.Comparisons.Metrics;
using BizPulse.Forecasting;
using BizPulse.Forecasting.Metrics;

namespace BizPulse.Bench.Forecast;

/// <summary>Collects what forecasts scored on one set, and reads out every metric of it.</summary>
internal sealed class ScoreCard(int season)
{
    private static readonly double[] s_deciles = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
    private static readonly double[] s_levels = [.. QuantileLoss.M5Levels, .. s_deciles, 0.9];

    private readonly RandomisedPit _pit = new();
    private readonly MeanOf _smape = new(), _mape = new(), _mase = new(), _rmsse = new(), _spl = new(), _msis = new();
    private readonly MeanOf _inside80 = new(), _inside95 = new(), _closed80 = new(), _closed95 = new();
    private readonly double[] _decileLoss = new double[s_deciles.Length];
    private readonly TotalCoverage[] _totals = [new(7), new(14), new(int.MaxValue)];
    private double _error, _medianError, _signed, _size, _totalError, _totalSize, _crps;

    /// <summary>Coverage of totals over a week, a fortnight and the whole horizon, as far as these differ.</summary>
    public IEnumerable<TotalCoverage> Totals =>
        _totals.Where(total => total.Count > 0).DistinctBy(total => total.Steps);

    public int Series { get; private set; }
    public int SkippedZeros { get; private set; }
    public int Crossed { get; private set; }
    public int Invalid { get; private set; }

    public void Add(BenchCase one, ForecastDistribution forecast)
    {
        var steps = Enumerable.Range(0, one.Actual.Length).Where(step => !double.IsNaN(one.Actual[step])).ToArray();
        if (steps.Length == 0)
            return;
        Series++;
        double[] actual = [.. steps.Select(step => one.Actual[step])];
        double[] mean = [.. steps.Select(step => forecast.Mean[step])];
        Invalid += mean.Count(value => !double.IsFinite(value) || value < 0);
        AddPoint(one.History.Values, actual, mean);
        AddDistribution(one.History.Values, actual, steps, forecast.Paths);
        foreach (var total in _totals)
            total.Add(one.Actual, forecast.Paths);
    }

    private void AddPoint(double[] training, double[] actual, double[] mean)
    {
        for (var t = 0; t < actual.Length; t++)
        {
            _error += Math.Abs(mean[t] - actual[t]);
            _signed += mean[t] - actual[t];
            _size += Math.Abs(actual[t]);
        }
        _totalError += Math.Abs(mean.Sum() - actual.Sum());
        _totalSize += Math.Abs(actual.Sum());

        var (mape, skipped) = PointError.Mape(actual, mean);
        SkippedZeros += skipped;
        _mape.Add(mape, actual.Length - skipped);
        _smape.Add(PointError.Smape(actual, mean));
        _mase.Add(ScaledError.Mase(actual, mean, training, season));
        _rmsse.Add(ScaledError.Rmsse(actual, mean, training));
    }

    private void AddDistribution(double[] training, double[] actual, int[] steps, SamplePaths paths)
    {
        var (scale, seasonalScale) = (Scale.SeasonalAbsolute(training), Scale.SeasonalAbsolute(training, season));
        var (loss, winkler) = (0.0, 0.0);
        for (var t = 0; t < steps.Length; t++)
        {
            var quantiles = paths.Quantiles(steps[t], s_levels);
            Invalid += quantiles.Count(value => !double.IsFinite(value) || value < 0);
            _medianError += Math.Abs(paths.Quantile(steps[t], 0.5) - actual[t]);
            _crps += Crps.Ensemble(Array.ConvertAll(paths.Step(steps[t]).ToArray(), value => (double)value), actual[t]);
            Crossed += QuantileLoss.Uncross(quantiles.AsSpan(0, 9));
            for (var q = 0; q < 9; q++)
                loss += QuantileLoss.Pinball(actual[t], quantiles[q], s_levels[q]) / 9;
            for (var q = 0; q < 9; q++)
                _decileLoss[q] += QuantileLoss.Pinball(actual[t], quantiles[9 + q], s_deciles[q]);

            var (low80, high80, low95, high95) = (quantiles[9], quantiles[17], quantiles[1], quantiles[7]);
            winkler += Interval.Winkler(actual[t], low95, high95, 0.05);
            _closed80.Add(Interval.Holds(actual[t], low80, high80) ? 1 : 0);
            _closed95.Add(Interval.Holds(actual[t], low95, high95) ? 1 : 0);
            var u = _pit.Of(paths.Step(steps[t]), actual[t]);
            _inside80.Add(RandomisedPit.IsInside(u, 0.80) ? 1 : 0);
            _inside95.Add(RandomisedPit.IsInside(u, 0.95) ? 1 : 0);
        }
        _spl.Add(loss / steps.Length / scale);
        _msis.Add(winkler / steps.Length / seasonalScale);
    }

    public double Wape => 100 * _error / _size;
    public double Smape => _smape.Value;
    public double Mase => _mase.Value;
    public double Coverage80 => 100 * _inside80.Value;
    public double Coverage95 => 100 * _inside95.Value;

    /// <summary>Every metric by its short name, in the order they are printed.</summary>
    public IEnumerable<(string Metric, double Value)> Metrics(ScoreCard? naive2)
    {
        yield return ("wape", Wape);
        // the median is what errs least by absolute errors, the mean what adds up
        yield return ("wape_median", 100 * _medianError / _size);
        yield return ("total_wape", 100 * _totalError / _totalSize);
        yield return ("bias", 100 * _signed / _size);
        yield return ("mape", _mape.Value);
        yield return ("smape", Smape);
        yield return ("mase", Mase);
        yield return ("rmsse", _rmsse.Value);
        if (naive2 is not null)
            yield return ("owa", ScaledError.Owa(Smape, Mase, naive2.Smape, naive2.Mase));
        yield return ("crps", 100 * _crps / _size);
        yield return ("spl", _spl.Value);
        yield return ("wql", 2 * _decileLoss.Average() / _size);
        yield return ("msis", _msis.Value);
        yield return ("coverage80", Coverage80);
        yield return ("coverage95", Coverage95);
        foreach (var total in Totals)
        {
            yield return ($"total{total.Steps}_coverage80", total.Coverage80);
            yield return ($"total{total.Steps}_coverage95", total.Coverage95);
        }
        yield return ("closed80", 100 * _closed80.Value);
        yield return ("closed95", 100 * _closed95.Value);
    }

    private sealed class MeanOf
    {
        private double _sum, _weight;

        public double Value => _weight == 0 ? double.NaN : _sum / _weight;

        public void Add(double? value, double weight = 1)
        {
            if (value is not { } number)
                return;
            _sum += number * weight;
            _weight += weight;
        }
    }
}
