namespace BizPulse.Forecasting.Models;

public enum EtsSeason : byte
{
    None,
    Additive,
    Multiplicative,
}
