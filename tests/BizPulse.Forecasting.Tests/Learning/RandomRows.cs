using BizPulse.Forecasting.Learning.Boosting;
using BizPulse.Forecasting.Learning.Trees;

namespace BizPulse.Forecasting.Tests.Learning;

/// <summary>Rows from a seed whose target rises with the first feature.</summary>
internal sealed class RandomRows
{
    private readonly int _features;
    private readonly float[] _values;
    private readonly float[] _noise;

    public RandomRows(int seed, int rows, int features, double missing)
    {
        var random = new Random(seed);
        _features = features;
        _values = [.. Enumerable.Range(0, rows * features)
            .Select(_ => random.NextDouble() < missing ? float.NaN : random.Next(30) / 10f)];
        _noise = [.. Enumerable.Range(0, rows).Select(_ => random.NextSingle())];
    }

    public float SignalShare { get; init; } = 1;

    public float[] Targets =>
        [.. _noise.Select((noise, row) =>
            noise + SignalShare * (float.IsNaN(_values[row * _features]) ? 2 : _values[row * _features]))];

    public float[] Row(int row) => _values.AsSpan(row * _features, _features).ToArray();

    public TrainingRows Training() => TrainingOn(FeatureBins.Fit(_values, _features));

    public TrainingRows TrainingOn(FeatureBins bins) => new(BinnedTable.From(bins, _values), Targets);

    /// <summary>
    /// The squared error left by the best question of all: every feature, value and place for missing values is tried.
    /// </summary>
    public double LeastErrorOfOneSplit()
    {
        var targets = Targets;
        var least = double.PositiveInfinity;
        for (var feature = 0; feature < _features; feature++)
            foreach (var threshold in _values.Where((_, i) => i % _features == feature)
                .Where(value => !float.IsNaN(value)).Distinct())
                foreach (var missingGoesLeft in new[] { true, false })
                {
                    var sides = targets.Select((target, row) => (target, value: _values[row * _features + feature]))
                        .ToLookup(
                            pair => float.IsNaN(pair.value) ? missingGoesLeft : pair.value <= threshold,
                            pair => pair.target);
                    least = Math.Min(least, SquaredError(sides[true]) + SquaredError(sides[false]));
                }
        return least;
    }

    private static double SquaredError(IEnumerable<float> values)
    {
        var mean = values.Select(value => (double)value).DefaultIfEmpty().Average();
        return values.Sum(value => (value - mean) * (value - mean));
    }
}
