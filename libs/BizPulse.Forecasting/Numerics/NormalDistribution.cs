namespace BizPulse.Forecasting.Numerics;

/// <summary>The standard normal distribution.</summary>
public static class NormalDistribution
{
    public static double Density(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);

    /// <remarks>Hart's rational approximation as given by West (2005), exact to double precision.</remarks>
    public static double Cumulative(double z)
    {
        var x = Math.Abs(z);
        if (x > 37)
            return z > 0 ? 1 : 0;

        var tail = Math.Exp(-x * x / 2);
        if (x < 7.07106781186547)
        {
            var above =
                (((((3.52624965998911e-02 * x + 0.700383064443688) * x + 6.37396220353165) * x + 33.912866078383) * x
                + 112.079291497871) * x + 221.213596169931) * x + 220.206867912376;
            var below =
                ((((((8.83883476483184e-02 * x + 1.75566716318264) * x + 16.064177579207) * x + 86.7807322029461) * x
                + 296.564248779674) * x + 637.333633378831) * x + 793.826512519948) * x + 440.413735824752;
            tail *= above / below;
        }
        else
        {
            tail /= (x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))))) * 2.506628274631;
        }
        return z > 0 ? 1 - tail : tail;
    }

    /// <remarks>Acklam's approximation (relative error 1.2e-9) with one step of Halley's method.</remarks>
    public static double Quantile(double p)
    {
        if (p is <= 0 or >= 1)
            return p <= 0 ? double.NegativeInfinity : double.PositiveInfinity;

        var z = p < 0.02425 ? Tail(Math.Sqrt(-2 * Math.Log(p)))
            : p > 1 - 0.02425 ? -Tail(Math.Sqrt(-2 * Math.Log(1 - p)))
            : Centre(p - 0.5);
        var error = (Cumulative(z) - p) * Math.Sqrt(2 * Math.PI) * Math.Exp(z * z / 2);
        return z - error / (1 + z * error / 2);
    }

    private static double Tail(double q) =>
        (((((-7.784894002430293e-03 * q - 3.223964580411365e-01) * q - 2.400758277161838) * q - 2.549732539343734) * q
            + 4.374664141464968) * q + 2.938163982698783)
        / ((((7.784695709041462e-03 * q + 3.224671290700398e-01) * q + 2.445134137142996) * q + 3.754408661907416) * q
            + 1);

    private static double Centre(double q)
    {
        var r = q * q;
        return (
            ((((-3.969683028665376e+01 * r + 2.209460984245205e+02) * r - 2.759285104469687e+02) * r
                + 1.383577518672690e+02) * r
                - 3.066479806614716e+01) * r + 2.506628277459239) * q
            / (((((-5.447609879822406e+01 * r + 1.615858368580409e+02) * r - 1.556989798598874e+02) * r
                + 6.680131188771972e+01) * r
                - 1.328068155288572e+01) * r + 1);
    }
}
