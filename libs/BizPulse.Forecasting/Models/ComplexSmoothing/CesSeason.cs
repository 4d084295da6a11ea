namespace BizPulse.Forecasting.Models;

/// <summary>How complex exponential smoothing treats the season.</summary>
internal enum CesSeason : byte
{
    None,

    /// <summary>Each position in the season has a level of its own.</summary>
    Simple,

    /// <summary>One level, and an additive effect per position.</summary>
    Partial,
}
