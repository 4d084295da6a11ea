namespace BizPulse.Forecasting.Models;

public enum EtsTrend : byte
{
    None,
    Additive,

    /// <summary>A trend that flattens out.</summary>
    Damped,
}
