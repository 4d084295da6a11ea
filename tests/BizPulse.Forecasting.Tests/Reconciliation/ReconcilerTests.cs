using BizPulse.Forecasting.Reconciliation;

namespace BizPulse.Forecasting.Tests.Reconciliation;

public sealed class ReconcilerTests
{
    // total = a + b
    private static readonly Hierarchy s_pair = new([[0, 1]], 2);

    [Fact]
    public void Bottom_up_adds_up() =>
        Assert.Equal([[5, 7], [2, 3], [3, 4]], Reconciler.BottomUp(s_pair, [[2, 3], [3, 4]]));

    [Fact]
    public void Equal_certainty_spreads_the_gap_evenly()
    {
        // 12 against 4 + 5: each of the three gives way by a third of the gap of 3.
        var reconciled = Reconciler.Weighted(s_pair, [[12], [4], [5]], [1, 1, 1]);

        Assert.Equal(11, reconciled[0][0], 6);
        Assert.Equal(5, reconciled[1][0], 6);
        Assert.Equal(6, reconciled[2][0], 6);
    }

    [Fact]
    public void What_is_certain_hardly_gives_way()
    {
        var reconciled = Reconciler.Weighted(s_pair, [[12], [4], [5]], [1e-6, 1, 2]);

        Assert.Equal(12, reconciled[0][0], 3);
        Assert.Equal(5, reconciled[1][0], 3);
        Assert.Equal(7, reconciled[2][0], 3);
    }

    [Fact]
    public void Minimum_trace_with_independent_errors_is_weighted_least_squares()
    {
        double[][] errors = [[1, -1, 1, -1], [1, 1, -1, -1], [1, -1, -1, 1]];

        var (traced, weighted) = (
            Reconciler.MinimumTrace(s_pair, [[12], [4], [5]], errors),
            Reconciler.Weighted(s_pair, [[12], [4], [5]], [1, 1, 1]));

        for (var node = 0; node < 3; node++)
            Assert.Equal(weighted[node][0], traced[node][0], 6);
    }

    [Fact]
    public void Reconciled_levels_always_agree_and_are_never_negative()
    {
        var random = new Random(3);
        Series[] catalogue =
            [.. from store in new[] { "s1", "s2" } from product in Enumerable.Range(0, 6)
                select new Series([1]) { Store = store, Product = $"p{product}", Category = $"c{product % 2}" }];
        var hierarchy = Hierarchy.Of(catalogue);
        double[][] forecasts = [.. Enumerable.Range(0, hierarchy.Nodes).Select(
            _ => Enumerable.Range(0, 4).Select(_ => 10 * random.NextDouble()).ToArray())];
        double[][] errors =
            [.. forecasts.Select(_ => Enumerable.Range(0, 30).Select(_ => random.NextDouble() - 0.5).ToArray())];

        foreach (var reconciled in (double[][][])
            [
                Reconciler.Weighted(hierarchy, forecasts, [.. forecasts.Select(_ => 1 + random.NextDouble())]),
                Reconciler.MinimumTrace(hierarchy, forecasts, errors)
            ])
            for (var a = 0; a < hierarchy.Aggregates.Count; a++)
                for (var step = 0; step < 4; step++)
                {
                    Assert.Equal(
                        hierarchy.Aggregates[a].Sum(i => reconciled[hierarchy.Aggregates.Count + i][step]),
                        reconciled[a][step], 6);
                    Assert.True(reconciled[a][step] >= 0);
                }
        Assert.Equal(1 + 2 + 2 + 6, hierarchy.Aggregates.Count);
    }
}
