using BizPulse.Comparisons.Counts;
using BizPulse.Comparisons.Models;
using BizPulse.Forecasting.Counts;
using BizPulse.Forecasting.Metrics;

namespace BizPulse.Forecasting.Tests.Comparisons;

public sealed class CountDemandTests
{
    [Fact]
    public void Paths_are_whole_pieces()
    {
        var paths = new CountDemand().Fit(Slow(seed: 1)).Simulate(14, 200, seed: 1);

        for (var step = 0; step < 14; step++)
            Assert.All(paths.Step(step).ToArray(), value => Assert.True(value >= 0 && value == MathF.Floor(value)));
    }

    [Fact]
    public void Slow_demand_falls_into_its_intervals_as_often_as_they_say()
    {
        var (pit, inside) = (new RandomisedPit(), 0);
        for (var seed = 0; seed < 60; seed++)
        {
            var whole = Slow(seed);
            var paths = new CountDemand().Fit(whole.First(372)).Simulate(28, 400, seed);
            for (var step = 0; step < 28; step++)
                inside += RandomisedPit.IsInside(pit.Of(paths.Step(step), whole.Values[372 + step]), 0.8) ? 1 : 0;
        }

        Assert.InRange(inside / (60.0 * 28), 0.77, 0.84);
    }

    [Fact]
    public void Extra_zeros_of_the_history_come_back_in_the_paths()
    {
        var random = new Random(1);
        var counts = new Poisson(6);
        Series history = [.. Enumerable.Range(0, 400).Select(_ => random.Next(10) < 7 ? 0.0 : counts.Sample(random))];

        var paths = new CountDemand().Fit(history).Simulate(1, 4000, seed: 1);

        var zeros = paths.Step(0).ToArray().Count(value => value == 0) / 4000.0;
        Assert.InRange(zeros, 0.6, 0.8);
    }

    [Fact]
    public void The_season_is_followed()
    {
        Series history = new([.. Enumerable.Range(0, 140).Select(t => t % 7 == 5 ? 9.0 : 2)])
        {
            Start = new(2024, 1, 1),
            Frequency = Frequency.Daily
        };

        var mean = new CountDemand().Fit(history).Mean(7);

        Assert.True(mean[5] > 3 * mean[4]);
    }

    private static Series Slow(int seed)
    {
        var path = new DemandNoise(Day: 0.6, Level: 0, Counts: true).Simulate(
            Enumerable.Repeat(0.8, 400).ToArray(), 1, seed);
        return new([.. Enumerable.Range(0, 400).Select(step => path[0, step])])
        {
            Start = new(2024, 1, 1),
            Frequency = Frequency.Daily
        };
    }
}
