namespace BizPulse.Forecasting;

/// <summary>
/// What an observation means. A closed shop, an empty shelf, a gap in the data and a day nobody bought are four
/// different things.
/// </summary>
public enum DayState : byte
{
    /// <summary>The value is what was sold, zero included.</summary>
    Sold,

    /// <summary>Nothing is known; the value carries no information.</summary>
    NoData,

    /// <summary>
    /// The shop was (or will be) closed: demand is zero by calendar, and the day is kept out of fitting.
    /// </summary>
    Closed,

    /// <summary>Stock ran out: the value is only a lower bound of the demand.</summary>
    OutOfStock,
}
