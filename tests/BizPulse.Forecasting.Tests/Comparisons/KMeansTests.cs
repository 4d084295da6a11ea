using BizPulse.Comparisons.Learning;

namespace BizPulse.Forecasting.Tests.Comparisons;

public sealed class KMeansTests
{
    [Fact]
    public void Three_clouds_are_found_whatever_the_units()
    {
        var random = new Random(1);
        double[][] rows = [.. Enumerable.Range(0, 300).Select(
            i => new[]
            {
                10.0 * (i % 3) + random.NextDouble(), 1e6 * (i % 3 == 1 ? 5 : 0) + 1e5 * random.NextDouble()
            })];

        var found = KMeans.Fit(rows, 3);

        for (var i = 3; i < 300; i++)
            Assert.Equal(found.Groups[i % 3], found.Groups[i]);
        Assert.Equal(3, found.Groups.Distinct().Count());
    }

    [Fact]
    public void Two_pairs_on_a_line_have_their_midpoints_as_centres()
    {
        var found = KMeans.Fit([[1.0], [3.0], [11.0], [13.0]], 2);

        Assert.Equal([2, 12], found.Centres.Select(centre => Math.Round(centre[0], 9)).Order());
        Assert.Equal(found.Groups[3], found.GroupOf([10.0]));
    }

    [Fact]
    public void The_same_seed_gives_the_same_groups()
    {
        var random = new Random(1);
        double[][] rows = [.. Enumerable.Range(0, 200).Select(_ => new[] { random.NextDouble(), random.NextDouble() })];

        Assert.Equal(KMeans.Fit(rows, 5, seed: 3).Groups, KMeans.Fit(rows, 5, seed: 3).Groups);
    }

    [Fact]
    public void More_groups_than_different_rows_are_not_made()
    {
        var found = KMeans.Fit([[1, 1], [1, 1], [2, 1]], 5);

        Assert.Equal(2, found.Centres.Length);
        Assert.Equal([0, 0, 1], found.Groups);
    }

    [Fact]
    public void More_groups_never_lie_further_apart()
    {
        var random = new Random(2);
        double[][] rows = [.. Enumerable.Range(0, 100).Select(
            _ => new[] { random.NextDouble(), random.NextDouble(), random.NextDouble() })];

        var distances = Enumerable.Range(1, 6).Select(groups => KMeans.Fit(rows, groups).Distance).ToArray();

        Assert.Equal(distances.OrderDescending(), distances);
        Assert.Equal(300, distances[0], 1e-9); // one group: the variance of standardised data
    }
}
