using BizPulse.Forecasting.Learning.Boosting;
using BizPulse.Forecasting.Learning.Trees;

namespace BizPulse.Forecasting.Global;

/// <summary>
/// Makes the rows that the global model learns from. Series are visited twice, so that only bytes of all rows are ever
/// held.
/// </summary>
internal sealed class GlobalTraining(
    IReadOnlyList<Series> histories, int horizon, FeatureContext context, GlobalModelOptions options)
{
    private const int BinningSample = 40_000;
    private const double MostWeight = 20;

    private readonly List<RowPosition>[] _positions = new List<RowPosition>[histories.Count];
    private readonly int[] _firstRows = new int[histories.Count];

    /// <summary>Null when the histories are too short for a single row.</summary>
    public TrainingRows? Rows()
    {
        var sampler = new RowSampler(histories, horizon, context.Cycles, options.MaxRows, options.Boosting.Seed);
        ForEachSeries(
            number => _positions[number] = sampler.Positions(number, new SeriesFeatures(histories[number], context)));
        var count = 0;
        for (var number = 0; number < histories.Count; number++)
        {
            _firstRows[number] = count;
            count += _positions[number].Count;
        }
        return count == 0 ? null : Fill(new BinnedTable(Bins(count), count));
    }

    private TrainingRows Fill(BinnedTable table)
    {
        var (targets, weights) = (new float[table.Rows], new float[table.Rows]);
        ForEachSeries(number =>
        {
            if (_positions[number].Count == 0)
                return;
            var features = new SeriesFeatures(histories[number], context);
            var step = features.RootMeanSquaredStep();
            var values = new float[context.Count];
            var row = _firstRows[number];
            foreach (var (origin, ahead) in _positions[number])
            {
                var level = features.LevelAt(origin);
                features.Write(values, origin, ahead, level);
                table.SetRow(row, values);
                targets[row] = (float)(features[origin + ahead] / level);
                weights[row++] = Weight(level, step);
            }
        });
        return new TrainingRows(table, targets) { Weights = weights };
    }

    // Relative to its level a steady series says more than a noisy one: rows weigh by the inverse variance of their
    // target.
    private static float Weight(double level, double step) =>
        (float)(step > 0 ? Math.Min(level * level / (step * step), MostWeight) : MostWeight);

    private FeatureBins Bins(int count)
    {
        var every = Math.Max(1, count / BinningSample);
        var sample = new List<float>();
        var values = new float[context.Count];
        for (var number = 0; number < histories.Count; number++)
        {
            var first = (every - _firstRows[number] % every) % every;
            if (first >= _positions[number].Count)
                continue;
            var features = new SeriesFeatures(histories[number], context);
            for (var i = first; i < _positions[number].Count; i += every)
            {
                var (origin, ahead) = _positions[number][i];
                features.Write(values, origin, ahead, features.LevelAt(origin));
                sample.AddRange(values);
            }
        }
        return FeatureBins.Fit(sample.ToArray(), context.Count);
    }

    private void ForEachSeries(Action<int> work) =>
        Parallel.For(
            0, histories.Count, new ParallelOptions { MaxDegreeOfParallelism = options.Boosting.Tree.Threads }, work);
}
