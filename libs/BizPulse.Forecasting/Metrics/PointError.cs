namespace BizPulse.Forecasting.Metrics;

/// <summary>
/// Errors of a point forecast in the units of the data or as a share of it. An error is forecast minus actual: positive
/// is too high.
/// </summary>
/// <remarks>
/// Undefined values are null, never zero or infinite: nothing sold at all has no share that was forecast wrongly.
/// </remarks>
public static class PointError
{
    public static double MeanAbsolute(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast)
    {
        var sum = 0.0;
        for (var t = 0; t < actual.Length; t++)
            sum += Math.Abs(forecast[t] - actual[t]);
        return sum / actual.Length;
    }

    public static double MeanSquared(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast)
    {
        var sum = 0.0;
        for (var t = 0; t < actual.Length; t++)
            sum += (forecast[t] - actual[t]) * (forecast[t] - actual[t]);
        return sum / actual.Length;
    }

    public static double Mean(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast)
    {
        var sum = 0.0;
        for (var t = 0; t < actual.Length; t++)
            sum += forecast[t] - actual[t];
        return sum / actual.Length;
    }

    /// <summary>Weighted absolute percentage error, Σ|e| / Σ|y|, as a share.</summary>
    public static double? Wape(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast) =>
        Share(MeanAbsolute(actual, forecast), actual);

    /// <summary>Σe / Σ|y|, as a share.</summary>
    public static double? Bias(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast) =>
        Share(Mean(actual, forecast), actual);

    /// <summary>
    /// Symmetric error of the M4 competition in percent. One day without demand dominates it: show it, never choose by
    /// it.
    /// </summary>
    public static double Smape(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast)
    {
        var sum = 0.0;
        for (var t = 0; t < actual.Length; t++)
        {
            var size = Math.Abs(actual[t]) + Math.Abs(forecast[t]);
            sum += size == 0 ? 0 : 200 * Math.Abs(forecast[t] - actual[t]) / size;
        }
        return sum / actual.Length;
    }

    /// <summary>
    /// Mean absolute percentage error in percent over the days with demand, and how many days had to be skipped.
    /// </summary>
    public static (double? Percent, int Skipped) Mape(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast)
    {
        var (sum, skipped) = (0.0, 0);
        for (var t = 0; t < actual.Length; t++)
            if (actual[t] == 0)
                skipped++;
            else
                sum += 100 * Math.Abs((forecast[t] - actual[t]) / actual[t]);
        return (skipped == actual.Length ? null : sum / (actual.Length - skipped), skipped);
    }

    /// <summary>
    /// Running sum of errors over their running mean size; beyond ±4 the forecast has drifted to one side.
    /// </summary>
    public static double[] TrackingSignal(ReadOnlySpan<double> errors)
    {
        var signal = new double[errors.Length];
        var (sum, size) = (0.0, 0.0);
        for (var t = 0; t < errors.Length; t++)
        {
            sum += errors[t];
            size += Math.Abs(errors[t]);
            signal[t] = size == 0 ? 0 : sum / (size / (t + 1));
        }
        return signal;
    }

    /// <summary>
    /// Forecast value added: by how much a step of the process lowers the WAPE of what was there before it.
    /// </summary>
    public static double? ValueAdded(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> before, ReadOnlySpan<double> after) =>
        Wape(actual, before) - Wape(actual, after);

    private static double? Share(double meanError, ReadOnlySpan<double> actual)
    {
        var size = 0.0;
        foreach (var value in actual)
            size += Math.Abs(value);
        return size == 0 ? null : meanError * actual.Length / size;
    }
}
