namespace BizPulse.Analytics.Sums;

/// <summary>What was sold, in ten numbers. Money is in the house currency, net of returns, and not rounded.</summary>
public record SalesSum
{
    public required decimal Revenue { get; init; }

    /// <summary>Distinct orders with a sold line.</summary>
    public required long Orders { get; init; }

    public required decimal Units { get; init; }

    /// <summary>Null without an order.</summary>
    public required decimal? AverageOrderValue { get; init; }

    /// <summary>Distinct customers who bought.</summary>
    public required long Customers { get; init; }

    public required decimal ReturnedRevenue { get; init; }

    public required decimal ReturnedUnits { get; init; }

    /// <summary>Revenue of products with a known cost, less that cost; null when no cost is known.</summary>
    public required decimal? Margin { get; init; }

    /// <summary>What the margin leaves out.</summary>
    public required decimal RevenueWithUnknownCost { get; init; }

    /// <summary>Lines in a currency without a rate for the day: kept, listed, not summed.</summary>
    public required long UnconvertedLines { get; init; }
}

/// <param name="Margin">As in the sum: null when no cost is known.</param>
public sealed record SalesDay(
    DateOnly Day, decimal Revenue, long Orders, decimal Units, long Customers, decimal? Margin,
    decimal ReturnedRevenue);

/// <summary>The sums of a slice, and of each of its days on which something happened.</summary>
public sealed record SalesSums(SalesSum Total, IReadOnlyDictionary<DateOnly, SalesDay> ByDay)
{
    public SalesDay On(DateOnly day) => ByDay.GetValueOrDefault(day) ?? new SalesDay(day, 0, 0, 0, 0, null, 0);
}
