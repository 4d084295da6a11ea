namespace BizPulse.Forecasting;

/// <summary>Something known beside the series: its values start with the history and go on as far as the future is known.</summary>
public sealed record Regressor(string Name, double[] Values, RegressorKind Kind = RegressorKind.Other)
{
    /// <summary>The value at step <paramref name="t"/>; past its last known value a price stays as it is and everything else is zero.</summary>
    public double At(int t) =>
        t < Values.Length ? Values[t]
        : Kind == RegressorKind.Price && Values.Length > 0 ? Values[^1]
        : 0;
}
