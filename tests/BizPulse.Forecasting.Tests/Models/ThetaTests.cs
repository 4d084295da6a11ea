using BizPulse.Comparisons.Models;
using BizPulse.Forecasting.Models;

namespace BizPulse.Forecasting.Tests.Models;

public sealed class ThetaTests
{
    public static TheoryData<string> Examples => [.. Reference.SeriesWith("theta")];

    [Theory, MemberData(nameof(Examples))]
    public void Agrees_with_thetaf_of_R(string series) => Reference.AssertAgrees(series, "theta", new Theta());

    [Theory, MemberData(nameof(Examples))]
    public void Drift_agrees_with_rwf_of_R(string series) => Reference.AssertAgrees(series, "drift", new Drift());

    [Fact]
    public void Continues_a_line_at_half_its_slope_unless_the_weight_is_learnt()
    {
        Series line = [.. Enumerable.Range(0, 60).Select(t => 5.0 + 2 * t)];

        var standard = new Theta().Fit(line).Mean(2);
        var dynamic = new OptimisedTheta().Fit(line).Mean(2);

        Assert.Equal(1, standard[1] - standard[0], 0.01);
        Assert.Equal([125, 127], dynamic.Select(value => Math.Round(value, 1)));
    }
}
