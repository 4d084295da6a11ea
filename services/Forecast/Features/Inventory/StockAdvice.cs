using BizPulse.Forecasting.Inventory;

namespace BizPulse.Forecasts.Features.Inventory;

/// <summary>
/// The advice on one product at one moment: everything that is shown of it, and everything that explains it.
/// </summary>
internal sealed class StockAdvice
{
    private const double Likely = 0.5;

    /// <param name="plan">Null without a forecast.</param>
    /// <param name="now">By the clock of the business.</param>
    public StockAdvice(
        StockedProduct product, IReadOnlyList<OpenOrder> open, OrderPlan? plan, DateTime now, AdviceSettings settings)
    {
        (Product, Plan, Settings, Today) = (
            product, product.OnHand is null ? null : plan, settings, DateOnly.FromDateTime(now));
        // by the hour, so that pages read one after the other fit together
        DayGone = Math.Floor(now.TimeOfDay.TotalHours) / 24;
        LeadTime = product.LeadTime(settings);
        Inbound = [.. open.Select(order => InboundOf(order))];
        Arrivals = [.. Inbound.Select(order => new Arrival(ArrivalDay(order), order.Quantity))];
        Position = new(product.OnHand ?? 0, open.Sum(order => order.Quantity));
        if (Plan is not null)
        {
            StockoutDay = StockOutlook.RunsOut(Plan.Demand, Position.OnHand, Arrivals, DayGone, Plan.Demand.Days);
            Chance = Plan.UntilArrival.StockoutChance(Position.OnHand, Arrivals);
            Needed = OrderQuantity.Needed(Plan.Policy.Target, Position.Units);
            Quantity = IsDue ? OrderQuantity.InPacks(Needed, product.LeastOrder, product.PackSize) : 0;
        }
        Risk = RiskOf();
    }

    public StockedProduct Product { get; }
    public OrderPlan? Plan { get; }
    public AdviceSettings Settings { get; }
    public DateOnly Today { get; }

    /// <summary>The share of today that is over.</summary>
    public double DayGone { get; }
    public LeadTime LeadTime { get; }
    public IReadOnlyList<InboundOrder> Inbound { get; }
    public IReadOnlyList<Arrival> Arrivals { get; }
    public InventoryPosition Position { get; }
    public StockRisk Risk { get; }
    public long Needed { get; }
    public long Quantity { get; }

    /// <summary>Days from today; null when stock and deliveries outlast the forecast.</summary>
    public int? StockoutDay { get; }
    public double Chance { get; }
    public double ReorderPoint => Math.Ceiling(Plan!.Policy.ReorderPoint);
    public double Target => Math.Ceiling(Plan!.Policy.Target);
    public bool IsBelowReorderPoint => Position.Units <= ReorderPoint;

    /// <summary>What is left at the next review, if nothing is ordered before.</summary>
    public double PositionAtNextReview => OrderPlan.Rounded(Position.Units - Plan!.ReviewDemand);

    /// <summary>An order ahead of its time is worth while from half of what sells between two reviews.</summary>
    public double LeastAhead => Plan!.ReviewDemand / 2;

    /// <summary>
    /// The reorder point is reached, or will be before the next review and the order would not be a tiny one.
    /// </summary>
    public bool IsDue =>
        Needed > 0 && (IsBelowReorderPoint || (PositionAtNextReview <= ReorderPoint && Needed >= LeastAhead));

    public DateOnly? StockoutOn => StockoutDay is { } day ? Today.AddDays(day) : null;

    /// <summary>The first delivery that comes after the stock has run out.</summary>
    public InboundOrder? ComesTooLate =>
        StockoutDay is { } day ? Inbound.Zip(Arrivals).FirstOrDefault(order => order.Second.Day > day).First : null;

    /// <summary>
    /// The day on which the position meets the reorder point; when it is below, the day on which it did at today's
    /// pace.
    /// </summary>
    public DateOnly? OrderBy
    {
        get
        {
            var above = Position.Units - ReorderPoint;
            if (above > 0)
                return CoverOf(above) is { } days ? Today.AddDays((int)(DayGone + days)) : null;
            var missed = Plan!.DailyDemand > 0 ? Math.Min(-above / Plan.DailyDemand, LeadTime.Days) : 0;
            return Today.AddDays(-(int)missed);
        }
    }

    public InventoryItem ToItem()
    {
        var cover = Plan is null ? null : CoverOf(Position.OnHand);
        double? Known(Func<double> value) => Plan is null ? null : OrderPlan.Rounded(value());
        static decimal? Money(double? units, decimal? each) => units is { } count && each is { } price
            ? Math.Round((decimal)count * price, 2)
            : null;
        var lost = Known(() => Chance > 0
            ? Math.Max(0, Plan!.UntilArrival.Shortage(Position.OnHand, Arrivals) - Math.Max(0, -Position.OnHand))
            : 0);
        double? excess = Risk == StockRisk.Excess
            ? OrderPlan.Rounded(Math.Max(0, Position.OnHand - Plan!.Excess))
            : null;
        return new InventoryItem
        {
            Sku = Product.Sku,
            Name = Product.Name,
            Category = Product.Category,
            SupplierId = Product.SupplierId,
            Supplier = Product.Supplier,
            OnHand = Product.OnHand,
            OnHandAtPlace = Product.OnHandAtPlace,
            Places = Product.Places,
            EmptyShelves = Product.EmptyAt.Count,
            EmptyAt = Product.EmptyAt,
            OnOrder = Position.OnOrder,
            Position = Product.OnHand is null ? null : Position.Units,
            SafetyStock = Known(() => Plan!.Policy.SafetyStock),
            ReorderPoint = Known(() => ReorderPoint),
            Target = Known(() => Target),
            LeadTimeDays = LeadTime.Days,
            LeadTimeSpreadDays = LeadTime.Spread,
            DailyDemand = Known(() => Plan!.DailyDemand),
            DaysOfCover = cover is { } days ? OrderPlan.Rounded(days) : null,
            CoverBeyond = Plan is not null && cover is null ? Plan.Demand.Days : null,
            StockoutOn = StockoutOn,
            StockoutChance = Plan is null ? null : Math.Round(Chance, 4),
            ExpectedLostUnits = lost,
            SalesAtRisk = Money(lost, Product.ListPrice),
            Risk = Risk,
            Suggestion = Quantity > 0 ? new(Quantity, OrderBy ?? Today, Product.UnitCost * Quantity) : null,
            Reason = AdviceReason.Of(this),
            UnitCost = Product.UnitCost,
            StockValue = Product.OnHand is { } onHand ? Product.UnitCost * (decimal)Math.Max(0, onHand) : null,
            ExcessUnits = excess,
            ExcessValue = Money(excess, Product.UnitCost),
            ForecastAt = Plan?.Stored.MadeAt,
            Inbound = Inbound,
        };
    }

    private StockRisk RiskOf()
    {
        if (Product.OnHand is not { } onHand)
            return StockRisk.Untracked;
        if (onHand <= 0)
            return StockRisk.Out;
        if (Plan is null)
            return StockRisk.Unknown;
        if (Chance > Likely)
            return StockRisk.Critical;
        if (IsBelowReorderPoint || Chance > 1 - Settings.ServiceLevel)
            return StockRisk.Low;
        return Position.Units > Plan.Excess ? StockRisk.Excess : StockRisk.Ok;
    }

    private double? CoverOf(double stock) => StockOutlook.Cover(Plan!.Demand, stock, DayGone, Plan.Demand.Days);

    private InboundOrder InboundOf(OpenOrder order)
    {
        var expected = order.ExpectedOn ?? (
            order.PlacedAt is { } placed
                ? DateOnly.FromDateTime(placed).AddDays((int)Math.Ceiling(LeadTime.Days))
                : null);
        return new(order.PurchaseOrderId, order.Quantity, expected, Late: expected < Today);
    }

    // Nobody knows when a late delivery comes: it is not counted on before a new order could be here.
    private int ArrivalDay(InboundOrder order) =>
        order is { Late: false, ExpectedOn: { } day }
            ? day.DayNumber - Today.DayNumber
            : Math.Max(1, (int)Math.Ceiling(LeadTime.Days));
}
