using BizPulse.Forecasting.Selection;

namespace BizPulse.Forecasting.Tests.Selection;

public sealed class CombinationTests
{
    [Fact]
    public void Without_evidence_the_prior_weights_stay() =>
        Assert.Equal([0.3, 0.7], Combination.Weights(new double[2, 2], [0.3, 0.7], trust: 1));

    [Fact]
    public void With_evidence_the_better_candidate_wins()
    {
        var weights = Combination.Weights(new double[,] { { 4, 0 }, { 2, 1 } }, [0.5, 0.5], trust: 0);

        Assert.True(weights[1] > 0.95, $"{weights[1]}");
    }

    [Fact]
    public void Errors_that_offset_each_other_earn_both_a_say()
    {
        var weights = Combination.Weights(new double[,] { { 1, 0 }, { -0.9, 1 } }, [0.9, 0.1], trust: 0);

        Assert.Equal(0.5, weights[0], 0.05);
    }

    [Fact]
    public void A_candidate_that_could_not_forecast_leaves_its_weight_to_the_others() =>
        Assert.Equal(
            Combination.Of([[2, 4], [4, 6]], [0.5, 0.5], 2),
            Combination.Of([[2, 4], null, [4, 6]], [0.25, 0.5, 0.25], horizon: 2));

    [Fact]
    public void Candidates_are_averaged_on_logarithms()
    {
        var combined = Combination.Of([[4, 0, 100], [9, 0, 4]], [0.5, 0.5], horizon: 3);

        Assert.Equal(6, combined[0], 0.2);
        Assert.Equal(0, combined[1]);
        Assert.InRange(combined[2], 20, 26);
    }
}
