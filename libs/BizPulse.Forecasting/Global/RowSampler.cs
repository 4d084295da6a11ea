namespace BizPulse.Forecasting.Global;

/// <summary>
/// Chooses training rows: each step once, seen from a random distance, as long as the budget allows; else recent steps
/// more often. A small catalogue shows each step from several distances.
/// </summary>
internal sealed class RowSampler
{
    private const int EnoughRows = 300_000;
    private const int MostViews = 4;

    private readonly int _horizon;
    private readonly int _cycle;
    private readonly double _halfLife;
    private readonly double _share;
    private readonly int _seed;
    private readonly int _views;

    public RowSampler(IReadOnlyList<Series> histories, int horizon, Cycles cycles, int maxRows, int seed)
    {
        (_horizon, _cycle, _seed) = (horizon, cycles.Short, seed);
        _halfLife = cycles.Windows[^1];
        _share = ShareWithin(histories, maxRows);
        var steps = Math.Max(1, histories.Sum(history => (long)history.Length));
        _views = (int)Math.Clamp(Math.Min(EnoughRows, maxRows) / steps, 1, MostViews);
    }

    /// <summary>The same positions each time it is asked.</summary>
    public List<RowPosition> Positions(int number, SeriesFeatures features)
    {
        var random = new Random(_seed * 1_000_003 + number);
        var positions = new List<RowPosition>();
        for (var visit = _views * (features.Start + _cycle + 1); visit < _views * features.Length; visit++)
        {
            var target = visit / _views;
            var (chance, ahead) = (random.NextDouble(), random.Next(1, _horizon + 1));
            var origin = target - ahead;
            if (chance < Share(features.Length - target) && origin >= features.Start + _cycle
                && features.IsKnown(target) && features.LevelAt(origin) > 0)
                positions.Add(new(origin, ahead));
        }
        return positions;
    }

    private double Share(int age) => double.IsPositiveInfinity(_share) ? 1 : _share * Math.Pow(0.5, age / _halfLife);

    // The expected number of rows falls with the share: halve the bracket until it fits.
    private double ShareWithin(IReadOnlyList<Series> histories, int maxRows)
    {
        if (histories.Sum(history => (long)history.Length) <= maxRows)
            return double.PositiveInfinity;
        var lengths = histories.GroupBy(history => history.Length)
            .Select(group => (Length: group.Key, Count: group.Count())).ToList();
        var (low, high) = (0.0, 1e6);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (lengths.Sum(group => group.Count * ExpectedRows(group.Length, middle)) > maxRows)
                high = middle;
            else
                low = middle;
        }
        return low;
    }

    private double ExpectedRows(int length, double share)
    {
        var full = Math.Clamp(_halfLife * Math.Log2(share), 0, length); // steps so recent that all of them are kept
        return full
            + share * _halfLife / Math.Log(2) * (Math.Pow(0.5, full / _halfLife) - Math.Pow(0.5, length / _halfLife));
    }
}
