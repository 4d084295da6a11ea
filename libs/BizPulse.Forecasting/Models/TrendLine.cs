namespace BizPulse.Forecasting.Models;

/// <summary>The least-squares line through a series; the first observation lies at 0.</summary>
internal readonly record struct TrendLine(double Intercept, double Slope)
{
    public static TrendLine Of(ReadOnlySpan<double> values)
    {
        var middle = (values.Length - 1) / 2.0;
        double sum = 0, moment = 0;
        for (var t = 0; t < values.Length; t++)
        {
            sum += values[t];
            moment += (t - middle) * values[t];
        }
        var n = (double)values.Length;
        var slope = n < 2 ? 0 : moment / (n * (n * n - 1) / 12);
        return new TrendLine(sum / n - slope * middle, slope);
    }
}
