namespace BizPulse.Comparisons.Pricing;

/// <summary>A price to charge, and the one the curve alone would ask for.</summary>
/// <param name="Price">Within the prices that were seen.</param>
/// <param name="Profit">The profit expected at that price.</param>
/// <param name="Unbounded">The curve's best price; null where demand is too inelastic to have one.</param>
/// <param name="IsExtrapolation">The curve's best price lies where no sale was ever seen, so it is not advised.</param>
public sealed record PriceAdvice(double Price, double Profit, double? Unbounded, bool IsExtrapolation);
