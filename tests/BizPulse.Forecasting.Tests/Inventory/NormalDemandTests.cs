using BizPulse.Forecasting.Inventory;

namespace BizPulse.Forecasting.Tests.Inventory;

public sealed class NormalDemandTests
{
    private static readonly NormalDemand s_day = new(Mean: 20, Deviation: 6);
    private static readonly LeadTime s_nineDays = new(9, 0), s_aboutNineDays = new(9, 2);

    [Fact]
    public void Nine_days_have_nine_times_the_mean_and_three_times_the_deviation() =>
        Assert.Equal(new NormalDemand(180, 18), s_day.Over(9));

    [Fact]
    public void The_reorder_point_is_rounded_up_at_the_end_only()
    {
        var demand = s_day.Over(s_nineDays);

        Assert.Equal(29.607, demand.SafetyStock(0.95), 0.0005);
        Assert.Equal(209.607, demand.Quantile(0.95), 0.0005);
        Assert.Equal(210, OrderQuantity.Needed(demand.Quantile(0.95), position: 0));
    }

    [Fact]
    public void An_unsure_lead_time_asks_for_more_than_twice_the_safety_stock()
    {
        var demand = s_day.Over(s_aboutNineDays);

        Assert.Equal(43.863, demand.Deviation, 0.0005);
        Assert.Equal(72.149, demand.SafetyStock(0.95), 0.0005);
        Assert.Equal(252.149, demand.Quantile(0.95), 0.0005);
        Assert.Equal(253, OrderQuantity.Needed(demand.Quantile(0.95), position: 0));
        Assert.Equal(102.042, demand.SafetyStock(0.99), 0.0005);
        Assert.Equal(2.4, demand.SafetyStock(0.95) / s_day.Over(s_nineDays).SafetyStock(0.95), 0.05);
    }

    [Fact]
    public void The_target_covers_lead_time_and_review()
    {
        var demand = s_day.Over(s_aboutNineDays, reviewDays: 7);

        Assert.Equal(320, demand.Mean);
        Assert.Equal(46.648, demand.Deviation, 0.0005);
        Assert.Equal(396.728, demand.Quantile(0.95), 0.0005);
    }

    [Fact]
    public void A_level_of_cycles_is_not_a_share_of_demand()
    {
        var demand = s_day.Over(s_nineDays);

        Assert.Equal(0.99812, demand.FillRate(level: 0.95, quantity: 200), 0.000005);
        Assert.Equal(7.635, demand.SafetyStockForFillRate(share: 0.98, quantity: 200), 0.0005);
        Assert.Equal(20.062, demand.SafetyStockForFillRate(share: 0.98, quantity: 60), 0.0005);
    }

    [Fact]
    public void Quantiles_do_not_add()
    {
        var day = new NormalDemand(10, 3);

        Assert.Equal(96.913, 7 * day.Quantile(0.9), 0.005);
        Assert.Equal(80.172, day.Over(7).Quantile(0.9), 0.005);
        Assert.Equal(87.021, day.Over(7, correlation: 0.3).Quantile(0.9), 0.005);
    }
}
