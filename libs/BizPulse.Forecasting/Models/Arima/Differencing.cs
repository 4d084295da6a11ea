using BizPulse.Forecasting.Numerics;

namespace BizPulse.Forecasting.Models;

/// <summary>Takes trends and seasons out by differences, and tells how many are needed.</summary>
internal static class Differencing
{
    // Above it a seasonal difference forecasts better (Wang, Smith & Hyndman, DMKD 13, 2006).
    private const double SeasonalStrengthLimit = 0.64;
    private const double KpssCritical5Percent = 0.463;

    public static double[] Apply(double[] values, ArimaOrder order, int season)
    {
        for (var i = 0; i < order.SeasonalD; i++)
            values = Difference(values, season);
        for (var i = 0; i < order.D; i++)
            values = Difference(values, 1);
        return values;
    }

    /// <summary>The recursion that undoes the differences: zₜ = wₜ + Σ cᵢzₜ₋ᵢ.</summary>
    public static double[] Recursion(ArimaOrder order, int season)
    {
        double[] recursion = [];
        for (var i = 0; i < order.SeasonalD; i++)
            recursion = LagPolynomial.Multiply(recursion, [1], season);
        for (var i = 0; i < order.D; i++)
            recursion = LagPolynomial.Multiply(recursion, [1], 1);
        return recursion;
    }

    /// <summary>One seasonal difference where the season explains most of what the trend leaves over.</summary>
    public static int SeasonalOrder(double[] values, int season)
    {
        if (season < 2 || values.Length <= 2 * season)
            return 0;
        var (trend, seasonal) = new SeasonalTrendDecomposition(season).Decompose(values);
        var (detrended, rest) = (new double[values.Length], new double[values.Length]);
        for (var t = 0; t < values.Length; t++)
        {
            detrended[t] = values[t] - trend[t];
            rest[t] = detrended[t] - seasonal[t];
        }
        var variance = Moments.Variance(detrended);
        return variance > 1e-10 && 1 - Moments.Variance(rest) / variance > SeasonalStrengthLimit ? 1 : 0;
    }

    /// <summary>Differences until the KPSS test finds the level stationary, at most two.</summary>
    public static int Order(double[] values)
    {
        for (var d = 0; d < 2; d++)
        {
            if (values.Length < 4 || Moments.Variance(values) < 1e-20 || Kpss(values) < KpssCritical5Percent)
                return d;
            values = Difference(values, 1);
        }
        return 2;
    }

    // Kwiatkowski, Phillips, Schmidt & Shin, J. Econometrics 54, 1992, for a level.
    private static double Kpss(double[] values)
    {
        var n = values.Length;
        var mean = Moments.Mean(values);
        var centred = Array.ConvertAll(values, value => value - mean);
        double sum = 0, squares = 0;
        foreach (var value in centred)
        {
            sum += value;
            squares += sum * sum;
        }
        var lags = (int)(3 * Math.Sqrt(n) / 13);
        var variance = Moments.Dot(centred, centred);
        for (var lag = 1; lag <= lags; lag++)
            variance += 2 * (1 - lag / (lags + 1.0)) * Moments.Dot(centred.AsSpan(lag), centred.AsSpan(0, n - lag));
        return squares / n / Math.Max(variance, 1e-300);
    }

    private static double[] Difference(double[] values, int lag)
    {
        var differences = new double[Math.Max(0, values.Length - lag)];
        for (var t = 0; t < differences.Length; t++)
            differences[t] = values[t + lag] - values[t];
        return differences;
    }
}
