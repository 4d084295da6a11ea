using BizPulse.Comparisons.Pricing;
using BizPulse.Forecasting.Pricing;

namespace BizPulse.Forecasting.Tests.Pricing;

public sealed class ElasticityTests
{
    private static readonly DemandCurve s_curve = new(Price: 20, Quantity: 100, Elasticity: -1.8, UnitCost: 12);

    [Fact]
    public void Log_log_fit_gives_slope_and_standard_error()
    {
        var fitted = Elasticity.Fit([20, 20, 18, 18, 16, 22], [100, 98, 121, 118, 150, 84]);

        Assert.Equal(-1.8172, fitted.Value, 0.00005);
        Assert.Equal(0.0530, fitted.StandardError, 0.00005);
    }

    [Fact]
    public void A_noisy_estimate_shrinks_to_its_category_not_to_zero() =>
        Assert.Equal(-1.7260, new Elasticity(-0.4, 1.1).ShrunkTo(new Elasticity(-2, 0.5)).Value, 0.00005);

    [Fact]
    public void A_product_without_price_changes_takes_the_category_s()
    {
        var flat = Elasticity.Fit([20, 20, 20, 20], [10, 12, 9, 11]);

        Assert.Equal(new Elasticity(-2, 0.5), flat.ShrunkTo(new Elasticity(-2, 0.5)));
    }

    [Fact]
    public void A_category_is_the_mean_of_its_products_and_their_spread()
    {
        var alike = Elasticity.OfCategory([new(-2, 0.1), new(-2.05, 0.1), new(-1.95, 0.1)]);
        var different = Elasticity.OfCategory([new(-1, 0.1), new(-2, 0.1), new(-3, 0.1)]);

        Assert.Equal(-2, alike.Value, 1e-9);
        Assert.Equal(-2, different.Value, 1e-9);
        Assert.True(different.StandardError > 0.9 && alike.StandardError < 0.1);
    }

    [Fact]
    public void A_lower_price_may_raise_revenue_and_lose_profit()
    {
        Assert.Equal(120.883, s_curve.QuantityAt(18), 0.0005);
        Assert.Equal(2175.89, s_curve.RevenueAt(18), 0.005);
        Assert.Equal(725.30, s_curve.ProfitAt(18), 0.005);
        Assert.Equal(84.235, s_curve.QuantityAt(22), 0.0005);
        Assert.Equal(842.35, s_curve.ProfitAt(22), 0.005);
        Assert.Equal(1 / 3.0, s_curve.BreakEvenLift(18)!.Value, 1e-9);
    }

    [Fact]
    public void The_best_price_outside_those_seen_is_called_extrapolation()
    {
        var advice = s_curve.BestPrice(lowest: 16, highest: 22);

        Assert.Equal(27, advice.Unbounded!.Value, 1e-9);
        Assert.True(advice.IsExtrapolation);
        Assert.Equal(22, advice.Price);
    }

    [Fact]
    public void No_price_is_best_for_inelastic_demand()
    {
        var advice = (s_curve with { Elasticity = -0.8 }).BestPrice(16, 22);

        Assert.Null(advice.Unbounded);
        Assert.True(advice.IsExtrapolation);
    }
}
