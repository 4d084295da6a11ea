using BizPulse.Simulator.Shop;

namespace BizPulse.Simulator.Tests.Shop;

public sealed class ChanceTests
{
    private const int Draws = 40_000;

    [Fact]
    public void The_same_seed_and_purpose_give_the_same_draws()
    {
        var first = Chance.For(7, "prices", 3);
        var second = Chance.For(7, "prices", 3);

        Assert.Equal(
            Enumerable.Range(0, 100).Select(_ => first.Uniform()),
            Enumerable.Range(0, 100).Select(_ => second.Uniform()));
    }

    [Fact]
    public void Another_purpose_gives_other_draws() =>
        Assert.NotEqual(Chance.For(7, "prices").Uniform(), Chance.For(7, "people").Uniform());

    [Theory]
    [InlineData(0.3)]
    [InlineData(4)]
    [InlineData(80)]
    public void Poisson_has_mean_and_variance_equal(double mean)
    {
        var (average, variance) = Moments(new Chance(1), chance => chance.Poisson(mean));

        Assert.InRange(average / mean, 0.97, 1.03);
        Assert.InRange(variance / mean, 0.95, 1.05);
    }

    [Theory]
    [InlineData(2, 1.5)]
    [InlineData(20, 6)]
    public void Negative_binomial_has_variance_mean_plus_mean_squared_by_size(double mean, double size)
    {
        var (average, variance) = Moments(new Chance(2), chance => chance.NegativeBinomial(mean, size));

        Assert.InRange(average / mean, 0.96, 1.04);
        Assert.InRange(variance / (mean + mean * mean / size), 0.92, 1.08);
    }

    [Fact]
    public void Gamma_below_shape_one_keeps_its_mean()
    {
        var (average, _) = Moments(new Chance(3), chance => chance.Gamma(0.4, 2));

        Assert.InRange(average, 0.76, 0.84);
    }

    [Fact]
    public void Picks_follow_their_weights()
    {
        var chance = new Chance(4);
        var totals = Chance.RunningTotals([1, 0, 3]);

        var counts = Enumerable.Range(0, Draws).Select(_ => chance.PickIndex(totals)).CountBy(index => index)
            .ToDictionary();

        Assert.Equal([0, 2], counts.Keys.Order());
        Assert.InRange(counts[2] / (double)Draws, 0.74, 0.76);
    }

    private static (double Mean, double Variance) Moments(Chance chance, Func<Chance, double> draw)
    {
        var draws = Enumerable.Range(0, Draws).Select(_ => draw(chance)).ToArray();
        var mean = draws.Average();
        return (mean, draws.Average(value => (value - mean) * (value - mean)));
    }
}
