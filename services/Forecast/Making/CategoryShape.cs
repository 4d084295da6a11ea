using BizPulse.Forecasting;
using BizPulse.Forecasting.Counts;
using BizPulse.Forecasts.Stored;

namespace BizPulse.Forecasts.Making;

/// <summary>A product of the same category that has a forecast of its own.</summary>
internal sealed record Peer(string Category, float[] Mean)
{
    public double Level { get; } = Mean.Average();
}

/// <summary>
/// For a product with too little history: its days follow those of its category, and its level is one of those that
/// products of the category have, each as likely as it makes the product's own few sales.
/// </summary>
internal sealed class CategoryShape(IReadOnlyList<Peer> peers, int days)
{
    private const int FewestPeers = 3;
    private const int Paths = 500;
    private const int UnsoldDays = 7; // what a product without peers is taken to have been on offer without a sale

    /// <summary>The likely futures, and where they come from.</summary>
    public (ForecastDistribution Distribution, MethodReason Source) Of(
        string category, double units, int knownDays, int seed)
    {
        var kin = peers.Where(peer => peer.Category == category && category.Length > 0).ToList();
        var source = MethodReason.LikeItsCategory;
        if (kin.Count < FewestPeers)
            (kin, source) = ([.. peers], MethodReason.LikeAllProducts);
        if (kin.Count < FewestPeers)
            (kin, source) = ([], MethodReason.OwnAverage);

        var (levels, weights) = Levels(kin, units, knownDays);
        var shape = Shape(kin);
        return (Simulate(levels, weights, shape, new Random(seed)), source);
    }

    private static (double[] Levels, double[] Weights) Levels(List<Peer> kin, double units, int knownDays)
    {
        var own = (units + 0.5) / (knownDays + UnsoldDays);
        double[] levels = [
            .. kin.Select(peer => Math.Max(peer.Level, 1e-3)),
            .. kin.Count == 0 ? (double[])[own / 2, own, own * 2] : []];
        // The likelihood of so many units in so many days (Poisson), up to a factor that all share.
        var likelihood = Array.ConvertAll(levels, level => units * Math.Log(level) - level * knownDays);
        var best = likelihood.Max();
        return (levels, Array.ConvertAll(likelihood, one => Math.Exp(one - best)));
    }

    // The category's days against their average.
    private double[] Shape(List<Peer> kin)
    {
        var shape = new double[days];
        foreach (var peer in kin)
            for (var day = 0; day < days; day++)
                shape[day] += day < peer.Mean.Length ? peer.Mean[day] : peer.Level;
        var average = shape.Average();
        return average > 0 ? Array.ConvertAll(shape, day => day / average) : [.. Enumerable.Repeat(1.0, days)];
    }

    private ForecastDistribution Simulate(double[] levels, double[] weights, double[] shape, Random random)
    {
        var total = weights.Sum();
        var paths = new SamplePaths(days, Paths);
        var mean = new double[days];
        var (chosen, passed) = (0, weights[0]);
        for (var path = 0; path < Paths; path++)
        {
            while (chosen < levels.Length - 1 && passed < (path + 0.5) / Paths * total)
                passed += weights[++chosen];
            for (var day = 0; day < days; day++)
            {
                var expected = levels[chosen] * shape[day];
                mean[day] += expected / Paths;
                paths[path, day] = NegativeBinomial.FromMoments(expected, expected * (1 + 0.5 * expected))
                    .Sample(random);
            }
        }
        return new(mean, paths);
    }
}
