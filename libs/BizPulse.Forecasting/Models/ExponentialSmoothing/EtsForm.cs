namespace BizPulse.Forecasting.Models;

/// <summary>The form of an exponential smoothing model, in the usual notation: error, trend, season.</summary>
/// <param name="RelativeErrors">Multiplicative errors (M): noise grows with the level. Otherwise additive (A).</param>
public readonly record struct EtsForm(bool RelativeErrors, EtsTrend Trend, EtsSeason Season)
{
    public bool HasTrend => Trend != EtsTrend.None;

    /// <summary>Whether the form divides by what it has learnt, and so needs values above zero.</summary>
    public bool NeedsPositive => RelativeErrors || Season == EtsSeason.Multiplicative;

    /// <summary>For example <c>ANN</c> (simple exponential smoothing) or <c>MAdM</c>.</summary>
    public override string ToString() =>
        (RelativeErrors ? "M" : "A")
        + Trend switch { EtsTrend.None => "N", EtsTrend.Additive => "A", _ => "Ad" }
        + Season switch { EtsSeason.None => "N", EtsSeason.Additive => "A", _ => "M" };

    public static EtsForm Parse(string form) => new(
        form[0] == 'M',
        form[1] == 'N' ? EtsTrend.None : form.Contains('d') ? EtsTrend.Damped : EtsTrend.Additive,
        form[^1] switch { 'N' => EtsSeason.None, 'A' => EtsSeason.Additive, _ => EtsSeason.Multiplicative });
}
