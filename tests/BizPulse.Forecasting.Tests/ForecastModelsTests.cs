using BizPulse.Comparisons;

namespace BizPulse.Forecasting.Tests;

/// <summary>What every model must do, whatever its method.</summary>
public sealed class ForecastModelsTests
{
    public static TheoryData<string> Names => [.. ForecastModels.All.Select(model => model.Name)];

    [Fact]
    public void Names_are_unique() => Assert.Distinct(ForecastModels.All.Select(model => model.Name));

    [Theory, MemberData(nameof(Names))]
    public void Gives_one_finite_value_per_step(string name)
    {
        foreach (var history in Histories())
        {
            var fitted = Model(name).Fit(history);
            var mean = fitted.Mean(30);
            var paths = fitted.Simulate(30, 50, seed: 1);

            Assert.Equal(30, mean.Length);
            Assert.All(mean, value => Assert.True(double.IsFinite(value), $"{history.Id}: {value}"));
            Assert.Equal((30, 50), (paths.Horizon, paths.Count));
            for (var step = 0; step < 30; step++)
                Assert.All(
                    paths.Step(step).ToArray(),
                    value => Assert.True(float.IsFinite(value), $"{history.Id}, step {step}: {value}"));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Gives_the_same_answer_twice(string name)
    {
        var (first, second) = (Model(name).Fit(Shop()), Model(name).Fit(Shop()));

        Assert.Equal(first.Mean(14), second.Mean(14));
        Assert.Equal(
            first.Simulate(14, 20, seed: 7).Step(13).ToArray(), second.Simulate(14, 20, seed: 7).Step(13).ToArray());
    }

    [Theory, MemberData(nameof(Names))]
    public void Leaves_the_history_as_it_was(string name)
    {
        var history = Shop();
        Model(name).Fit(history).Mean(7);
        Assert.Equal(Shop().Values, history.Values);
    }

    [Theory, MemberData(nameof(Names))]
    public void Refuses_a_history_below_its_minimum_and_takes_the_minimum(string name)
    {
        var model = Model(name);
        var shortest = new Series([.. Enumerable.Range(0, model.MinimumHistory).Select(t => 5.0 + t % 3)]);

        Assert.All(model.Fit(shortest).Mean(5), value => Assert.True(double.IsFinite(value)));
        var refused = Assert.Throws<InsufficientHistoryException>(() =>
            model.Fit(shortest.First(model.MinimumHistory - 1)));
        Assert.Equal(model.MinimumHistory, refused.Needed);
    }

    [Theory, MemberData(nameof(Names))]
    public void Never_sells_less_than_nothing_when_told_so(string name)
    {
        Series falling = [.. Enumerable.Range(0, 80).Select(t => Math.Max(0.0, 80 - 2 * t + t % 7))];

        var fitted = new NonNegative(Model(name)).Fit(falling);

        Assert.All(fitted.Mean(30), value => Assert.True(value >= 0));
        Assert.True(fitted.Simulate(30, 50, seed: 1).Quantile(29, 0) >= 0);
    }

    [Theory, MemberData(nameof(Names))]
    public void Simulated_paths_average_to_about_the_mean(string name)
    {
        var fitted = Model(name).Fit(Shop());
        var (mean, paths) = (fitted.Mean(7), fitted.Simulate(7, 2_000, seed: 11));

        for (var step = 0; step < 7; step++)
            Assert.Equal(1, paths.Mean(step) / mean[step], 0.1);
    }

    private static IForecastModel Model(string name) => ForecastModels.All.Single(model => model.Name == name);

    private static Series Shop()
    {
        var random = new Random(42);
        return Daily(
            "shop",
            Enumerable.Range(0, 420).Select(
                t => (100 + 0.05 * t) * (t % 7 == 6 ? 0.4 : 1) * (0.8 + 0.4 * random.NextDouble())));
    }

    private static IEnumerable<Series> Histories()
    {
        var random = new Random(7);
        yield return Shop();
        yield return Daily("short", Shop().Values.Take(20));
        yield return Daily("all zero", new double[60]);
        yield return Daily("constant", Enumerable.Repeat(4.0, 60));
        yield return Daily("one spike", Enumerable.Range(0, 90).Select(t => t == 40 ? 500.0 : 0));
        yield return Daily("counts", Enumerable.Range(0, 200).Select(_ => (double)Math.Max(0, random.Next(6) - 3)));
        yield return Daily("dead", Enumerable.Range(0, 200).Select(t => t < 100 ? 5.0 + t % 3 : 0));
        yield return Daily("huge", Shop().Values.Select(value => value * 1e9));
        yield return Daily("negative", Shop().Values.Select(value => value - 90));
        yield return new Series([.. Shop().Values.Take(200)]) { Id = "two seasons", SeasonLengths = [24, 168] };
    }

    private static Series Daily(string id, IEnumerable<double> values) =>
        new([.. values]) { Id = id, Start = new DateTime(2024, 1, 1), Frequency = Frequency.Daily };
}
