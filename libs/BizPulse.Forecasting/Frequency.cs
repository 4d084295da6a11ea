namespace BizPulse.Forecasting;

/// <summary>The time between two observations of a <see cref="Series"/>.</summary>
public enum Frequency : byte
{
    /// <summary>A plain sequence without calendar.</summary>
    None,
    Hourly,
    Daily,
    Weekly,
    Monthly,
    Quarterly,
    Yearly,
}
