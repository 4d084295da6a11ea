namespace BizPulse.Forecasting;

/// <summary>A forecast as a predictive distribution: per step, and for sums of steps.</summary>
public sealed class ForecastDistribution(double[] mean, SamplePaths paths)
{
    public int Horizon => Mean.Length;

    /// <summary>The expected value of each step.</summary>
    public double[] Mean { get; } = mean;

    public SamplePaths Paths { get; } = paths;

    public double Quantile(int step, double level) => Paths.Quantile(step, level);

    /// <summary>
    /// The quantile of the total over a window, e.g. <c>SumQuantile(0, leadTimeDays, 0.95)</c> to order up to.
    /// </summary>
    public double SumQuantile(int first, int steps, double level) => Paths.SumQuantile(first, steps, level);
}
