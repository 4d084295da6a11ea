namespace BizPulse.Contracts;

/// <summary>What visitors did with a product in one hour.</summary>
public sealed record EngagementObserved : BusinessEvent
{
    /// <summary>The start of the hour.</summary>
    public DateTime? Hour { get; init; }

    public int? Views { get; init; }

    public int? CartAdds { get; init; }

    public int? Purchases { get; init; }

    public decimal? Rating { get; init; }

    public decimal? CurrentPrice { get; init; }

    public decimal? BasePrice { get; init; }

    public decimal? PopularityFactor { get; init; }

    public override DateTime? Time => Hour;

    public override string Topic => Topics.Engagement;
}
