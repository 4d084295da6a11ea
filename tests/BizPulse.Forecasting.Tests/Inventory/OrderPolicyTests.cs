using BizPulse.Forecasting.Inventory;
using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Tests.Inventory;

public sealed class OrderPolicyTests
{
    private static readonly double[] s_levels = [.. Enumerable.Range(1, 199).Select(i => i / 200.0)];
    private static readonly DemandSums s_normal = Normal(mean: 20, deviation: 6, days: 60);

    [Fact]
    public void Of_normal_demand_and_a_sure_lead_time_it_is_the_textbooks()
    {
        var policy = OrderPolicy.For(s_normal, new LeadTime(9, 0), reviewDays: 7, serviceLevel: 0.95);

        Assert.Equal(180, policy.LeadTimeDemand, 1.0);
        Assert.Equal(29.6, policy.SafetyStock, 1.0);
        Assert.Equal(209.6, policy.ReorderPoint, 1.5);
        Assert.Equal(new NormalDemand(20, 6).Over(16).Quantile(0.95), policy.Target, 2.0);
    }

    [Fact]
    public void A_lead_time_that_varies_is_a_mixture_close_to_the_textbooks_normal()
    {
        var policy = OrderPolicy.For(s_normal, new LeadTime(9, 2), reviewDays: 7, serviceLevel: 0.95);

        // A late delivery is later than a normal lead time would have it: up to a tenth more safety stock than 72.149,
        // never less.
        var normal = new NormalDemand(20, 6).Over(new LeadTime(9, 2));
        Assert.InRange(policy.SafetyStock / normal.SafetyStock(0.95), 1, 1.1);
        Assert.InRange(policy.Target / 396.728, 1, 1.03);
    }

    [Fact]
    public void Nothing_is_kept_for_demand_that_does_not_come()
    {
        var policy = OrderPolicy.For(new DemandSums([0.5f], [0, 0], [0, 0]), new LeadTime(9, 2), 7, 0.95);

        Assert.Equal(new OrderPolicy(0, 0, 0), policy);
    }

    [Fact]
    public void What_is_expected_is_kept_even_where_it_mostly_does_not_come()
    {
        var seldom = new DemandSums([0.9f, 0.97f, 0.98f, 1], [0, 0, 100, 100], [2.5f]);

        var policy = OrderPolicy.For(seldom, new LeadTime(1, 0), 0, 0.95);

        Assert.Equal((2.5, 0), (policy.ReorderPoint, policy.SafetyStock));
    }

    [Theory]
    [InlineData(9, 0)]
    [InlineData(9, 2)]
    [InlineData(4, 4)]
    [InlineData(2.5, 0)]
    public void Chances_of_a_lead_time_add_up_and_have_its_mean(double days, double spread)
    {
        var outcomes = new LeadTime(days, spread).Outcomes();

        Assert.Equal(1, outcomes.Sum(outcome => outcome.Chance), 9);
        Assert.Equal(days, outcomes.Sum(outcome => outcome.Days * outcome.Chance), 0.05);
    }

    [Fact]
    public void Goods_that_come_too_late_do_not_lower_the_chance_to_run_out()
    {
        var demand = new LeadTimeDemand(s_normal, new LeadTime(9, 0));

        Assert.Equal(0.5, demand.StockoutChance(180, []), 0.05);
        Assert.Equal(0, demand.StockoutChance(80, [new(1, 200)]), 0.001);
        Assert.Equal(0.5, demand.StockoutChance(80, [new(4, 200)]), 0.05); // four days want about eighty
        Assert.Equal(1, demand.StockoutChance(80, [new(9, 200)]), 0.005); // comes together with what is ordered today
        Assert.Equal(20, demand.Shortage(160, []), 1.5);
        Assert.Equal(180, demand.Shortage(0, [new(9, 200)]), 1.5);
    }

    private static DemandSums Normal(double mean, double deviation, int days)
    {
        var (paths, random) = (new SamplePaths(days, 4000), new Random(11));
        for (var path = 0; path < paths.Count; path++)
            for (var day = 0; day < days; day++)
                paths[path, day] = mean + deviation * NormalDistribution.Quantile(random.NextDouble());
        return DemandSums.Of(paths, s_levels);
    }
}
