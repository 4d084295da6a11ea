namespace BizPulse.Forecasting;

/// <summary>How demand comes: how often, and how much its size varies.</summary>
public enum DemandClass
{
    /// <summary>Nothing was ever sold.</summary>
    None,

    /// <summary>Often, in similar sizes.</summary>
    Smooth,

    /// <summary>Often, in very different sizes.</summary>
    Erratic,

    /// <summary>Seldom, in similar sizes.</summary>
    Intermittent,

    /// <summary>Seldom, in very different sizes.</summary>
    Lumpy,
}
