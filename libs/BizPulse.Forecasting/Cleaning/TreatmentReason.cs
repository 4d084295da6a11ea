namespace BizPulse.Forecasting.Cleaning;

/// <summary>Why an observation was not taken as it stood.</summary>
public enum TreatmentReason
{
    NoData,
    Closed,
    OutOfStock,
    Outlier,
}
