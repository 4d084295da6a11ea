namespace BizPulse.Forecasting;

/// <summary>
/// Something known beside the series: its values start with the history and go on as far as the future is known.
/// </summary>
public sealed record Regressor(string Name, double[] Values, RegressorKind Kind = RegressorKind.Other)
{
    private const int Lately = 364;

    /// <summary>
    /// The value at step <paramref name="t"/>; past its last known value a price stays as it is, a promotion is as
    /// likely as it was lately, and everything else is zero.
    /// </summary>
    public double At(int t) => t < Values.Length ? Values[t] : Kind switch
    {
        RegressorKind.Price when Values.Length > 0 => Values[^1],
        RegressorKind.Promotion => Values.TakeLast(Lately).DefaultIfEmpty(0).Average(),
        _ => 0,
    };
}
