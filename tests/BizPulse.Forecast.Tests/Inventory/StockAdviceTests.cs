using BizPulse.Forecasts.Features.Inventory;
using static BizPulse.Forecasts.Tests.Inventory.GivenStock;

namespace BizPulse.Forecasts.Tests.Inventory;

public sealed class StockAdviceTests
{
    private static readonly DateOnly s_today = ForecastUnderTest.Today;

    [Fact]
    public void Reorder_point_and_target_are_those_of_the_textbook()
    {
        var item = Advice(Product(onHand: 175, packSize: 24, leastOrder: 150)).ToItem();

        Assert.Equal(29.607, item.SafetyStock!.Value, 0.01);
        Assert.Equal(210, item.ReorderPoint); // 180 + 29.607
        Assert.Equal(360, item.Target); // 16 · 20 + 1.64485 · 6 · √16 = 359.476
        Assert.Equal((192, 480m), (item.Suggestion!.Quantity, item.Suggestion.Cost)); // 185 are missing: eight packs
        Assert.Equal(
            AdviceReason.Only(AdviceKey.BelowReorderPoint) with
            {
                Position = 175,
                ReorderPoint = 210,
                LeadTimeDays = 9,
                Needed = 185,
                Target = 360,
                InPacksOf = 24
            },
            item.Reason);
    }

    [Fact]
    public void What_is_on_order_counts()
    {
        var item = Advice(Product(onHand: 130), Order(45, inDays: 2), Order(20, inDays: 4, "PO-2")).ToItem();

        Assert.Equal((65, 195), (item.OnOrder, item.Position));
        Assert.Equal(165, item.Suggestion!.Quantity);
    }

    [Fact]
    public void Accepting_a_suggestion_makes_the_next_one_none_and_a_part_received_changes_nothing()
    {
        var random = new Random(3);
        var suggested = 0;
        for (var i = 0; i < 300; i++)
        {
            var demand = Demand(random.Next(0, 30), random.Next(1, 12));
            var product = Product(
                onHand: random.Next(-20, 500), leadTimeDays: random.Next(0, 40), spreadDays: random.Next(0, 6),
                packSize: random.Next(1, 40), leastOrder: random.Next(1, 200));
            var under = Order(random.Next(1, 60), inDays: random.Next(-5, 30), "PO-0");

            if (Advice(product, demand, under).ToItem().Suggestion is not { } suggestion)
                continue;
            suggested++;
            var accepted = Order(suggestion.Quantity, inDays: (int)product.LeadTime(new()).Days);
            var received = random.Next(0, (int)suggestion.Quantity);

            Assert.Null(Advice(product, demand, under, accepted).ToItem().Suggestion);
            Assert.Null(Advice(
                product with { OnHand = product.OnHand + received }, demand, under,
                accepted with { Quantity = suggestion.Quantity - received }).ToItem().Suggestion);
        }
        Assert.InRange(suggested, 100, 290);
    }

    [Theory]
    [InlineData(-4, StockRisk.Out)]
    [InlineData(0, StockRisk.Out)]
    [InlineData(170, StockRisk.Critical)] // 180 are expected to sell in nine days
    [InlineData(205, StockRisk.Low)]
    [InlineData(300, StockRisk.Ok)]
    [InlineData(1800, StockRisk.Ok)]
    [InlineData(1900, StockRisk.Excess)] // ninety days sell 1873 or fewer, nine times in ten
    [InlineData(null, StockRisk.Untracked)]
    public void The_risk_has_a_word(int? onHand, StockRisk risk) => Assert.Equal(risk, Advice(Product(onHand)).Risk);

    [Fact]
    public void What_nobody_counted_has_no_level_no_advice_and_no_alarm()
    {
        var item = Advice(Product(onHand: null), Order(10, inDays: 3)).ToItem();

        Assert.Equal((null, null, null, null), (item.OnHand, item.Position, item.ReorderPoint, item.StockoutChance));
        Assert.Equal((null, null, StockRisk.Untracked), (item.Suggestion, item.StockoutOn, item.Risk));
        Assert.Equal(AdviceReason.Only(AdviceKey.StockUnknown), item.Reason);
    }

    [Fact]
    public void Without_a_forecast_there_is_stock_and_no_advice()
    {
        var item = Advice(Product(onHand: 7), demand: null).ToItem();

        Assert.Equal((7, 17.5m, StockRisk.Unknown), (item.OnHand, item.StockValue, item.Risk));
        Assert.Equal(
            (null, null, AdviceReason.Only(AdviceKey.NoForecast)), (item.Suggestion, item.ReorderPoint, item.Reason));
    }

    [Fact]
    public void Nothing_is_ordered_where_nothing_is_asked_for()
    {
        var item = Advice(Product(onHand: 0), Demand(mean: 0, deviation: 0)).ToItem();

        Assert.Equal(
            (StockRisk.Out, null, AdviceReason.Only(AdviceKey.NoDemand)), (item.Risk, item.Suggestion, item.Reason));
        Assert.Equal((0, 0), (item.StockoutChance, item.ExpectedLostUnits));
    }

    [Fact]
    public void What_customers_wait_for_is_ordered_too()
    {
        var item = Advice(Product(onHand: -10)).ToItem();

        Assert.Equal((-10, 370, 0m), (item.Position, item.Suggestion!.Quantity, item.StockValue));
        Assert.Equal((1, s_today), (item.StockoutChance, item.StockoutOn));
        Assert.Equal(180, item.ExpectedLostUnits!.Value, 1.0); // of the next nine days, those ten apart
    }

    [Fact]
    public void Enough_on_the_way_is_said()
    {
        var item = Advice(Product(onHand: 250), Order(165, inDays: 3)).ToItem();

        Assert.Equal(
            (null, AdviceReason.Only(AdviceKey.EnoughOnTheWay) with { Position = 415, Target = 360 }),
            (item.Suggestion, item.Reason));
    }

    [Fact]
    public void A_delivery_after_the_stock_is_gone_is_to_be_expedited_and_not_ordered_again()
    {
        var item = Advice(Product(onHand: 60), Order(300, inDays: 7)).ToItem();

        Assert.Equal((null, StockRisk.Critical, s_today.AddDays(3)), (item.Suggestion, item.Risk, item.StockoutOn));
        var late = new LateDelivery(
            "PO-1", 300, s_today.AddDays(7), Overdue: false, StockoutOn: s_today.AddDays(3), IsOutToday: false);
        Assert.Equal(AdviceReason.Only(AdviceKey.Expedite) with { Position = 360, Late = late }, item.Reason);
        Assert.InRange(item.StockoutChance!.Value, 0.99, 1);
    }

    [Fact]
    public void Nobody_relies_on_a_late_delivery_nor_orders_it_twice()
    {
        var item = Advice(Product(onHand: 60), Order(300, inDays: -2)).ToItem();

        Assert.True(item.Inbound[0].Late);
        Assert.Equal((null, StockRisk.Critical), (item.Suggestion, item.Risk));
        Assert.Equal(
            (AdviceKey.Expedite, s_today.AddDays(-2), true),
            (item.Reason.Key, item.Reason.Late!.ExpectedOn, item.Reason.Late.Overdue));
    }

    [Theory]
    [InlineData(211, true)] // would be 71 at the next review
    [InlineData(289, true)] // 71 are missing: as much as half a week sells
    [InlineData(291, false)] // 69 are missing
    public void An_order_ahead_of_its_time_is_no_tiny_one(double onHand, bool suggested)
    {
        var item = Advice(Product(onHand)).ToItem();

        Assert.Equal(suggested, item.Suggestion is not null);
        Assert.Equal(suggested ? AdviceKey.BelowBeforeNextReview : AdviceKey.TooLittleMissing, item.Reason.Key);
    }

    [Fact]
    public void An_order_has_a_last_day_that_may_have_been_missed()
    {
        Assert.Equal(s_today, Advice(Product(onHand: 205)).ToItem().Suggestion!.OrderBy);
        Assert.Equal(s_today.AddDays(-2), Advice(Product(onHand: 165)).ToItem().Suggestion!.OrderBy);
        Assert.Equal(s_today.AddDays(3), Advice(Product(onHand: 275)).ToItem().Suggestion!.OrderBy);
        Assert.Equal(
            AdviceReason.Only(AdviceKey.AboveReorderPoint) with
            {
                Position = 358,
                ReorderPoint = 210,
                Until = s_today.AddDays(7)
            },
            Advice(Product(onHand: 358)).ToItem().Reason);
    }

    [Fact]
    public void A_lead_time_is_the_products_or_the_suppliers_or_the_settings()
    {
        var settings = new AdviceSettings();
        var product = Product(onHand: 1, leadTimeDays: null, spreadDays: null);

        Assert.Equal((14, 3.5), (product.LeadTime(settings).Days, product.LeadTime(settings).Spread));
        Assert.Equal(
            (20, 5),
            (
                (product with { SupplierLeadTimeDays = 20 }).LeadTime(settings).Days,
                (product with { SupplierLeadTimeDays = 20 }).LeadTime(settings).Spread));
        Assert.Equal(
            (9, 2),
            (
                Product(1, leadTimeDays: 9, spreadDays: 2).LeadTime(settings).Days,
                Product(1, leadTimeDays: 9, spreadDays: 2).LeadTime(settings).Spread));
    }

    [Fact]
    public void A_lead_time_is_drawn_to_what_deliveries_showed()
    {
        var product =
            Product(onHand: 175, leadTimeDays: 12, spreadDays: 3) with { Deliveries = new(6, 9, 2.608, 11.5) };
        var advice = Advice(product);
        var (inputs, steps) = (
            ExplanationSteps.Inputs(advice, "GBP").ToDictionary(input => input.Key),
            ExplanationSteps.Of(advice, "GBP").ToDictionary(step => step.Key));

        Assert.Equal((10.364, 2.811), (advice.LeadTime.Days, advice.LeadTime.Spread));
        Assert.Equal("(5 × 12 + 6 × 9) / (5 + 6)", steps["leadTime"].Substituted);
        Assert.Equal((12, InputSource.Product), (inputs["leadTimeDays"].Value, inputs["leadTimeDays"].Source));
        Assert.Equal(
            (6, 9, 11.5),
            (inputs["deliveries"].Value, inputs["deliveryDays"].Value, inputs["deliveryNineInTenDays"].Value));
        Assert.Equal(
            (AdviceKey.BelowReorderPoint, 10.364), (AdviceReason.Of(advice).Key, AdviceReason.Of(advice).LeadTimeDays));
    }

    [Fact]
    public void Cover_is_a_number_or_more_than_the_forecast_reaches()
    {
        var item = Advice(Product(onHand: 49)).ToItem();
        Assert.Equal((2.45, null), (item.DaysOfCover, item.CoverBeyond));
        Assert.Equal(s_today.AddDays(2), item.StockoutOn); // half of today is over

        item = Advice(Product(onHand: 5000)).ToItem();
        Assert.Equal((null, 90, null), (item.DaysOfCover, item.CoverBeyond, item.StockoutOn));
    }

    [Fact]
    public void A_forecast_of_some_days_ago_is_read_from_today_on()
    {
        var product = Product(onHand: 175);
        var settings = new AdviceSettings();
        var old = Demand() with { Origin = s_today.AddDays(-11) };

        var plan = new OrderPlan(old, s_today, product.LeadTime(settings), settings);

        Assert.Equal(210, Math.Ceiling(plan.Policy.ReorderPoint));
    }

    [Fact]
    public void Steps_come_to_what_they_say()
    {
        var random = new Random(7);
        for (var i = 0; i < 100; i++)
        {
            var product = Product(
                onHand: random.Next(-20, 400), leadTimeDays: random.Next(0, 30), spreadDays: random.Next(0, 4),
                packSize: random.Next(1, 25), leastOrder: random.Next(1, 90));
            if (i % 2 == 0)
                product = product with
                {
                    Deliveries = new(random.Next(1, 20), random.Next(1, 30) + 0.125, random.Next(0, 9) + 0.375, 30)
                };
            var advice = Advice(
                product, Demand(random.Next(0, 30) + random.NextDouble(), random.NextDouble() * 9),
                Order(random.Next(1, 50), inDays: 3));
            var (item, steps) = (advice.ToItem(), ExplanationSteps.Of(advice, "GBP").ToDictionary(step => step.Key));

            Assert.All(
                steps.Values,
                step => Assert.Equal(
                    step.Value!.Value, Arithmetic.Evaluate(step.Substituted),
                    step.Key.StartsWith("leadTime", StringComparison.Ordinal) ? 3 : 6));
            if (product.Deliveries is not null)
                Assert.Equal(
                    (item.LeadTimeDays, item.LeadTimeSpreadDays),
                    (steps["leadTime"].Value, steps["leadTimeSpread"].Value));
            Assert.Equal(
                (item.Position, item.SafetyStock, item.ReorderPoint, item.Target, item.Suggestion?.Quantity),
                (
                    steps["position"].Value, steps["safetyStock"].Value, steps["reorderPoint"].Value,
                    steps["target"].Value, (long?)steps.GetValueOrDefault("quantity")?.Value));
        }
    }
}
