namespace BizPulse.Forecasting;

/// <summary>
/// Any model of something that cannot be negative, such as demand: what falls below zero becomes zero.
/// </summary>
public sealed class NonNegative(IForecastModel model) : IForecastModel
{
    public string Name => model.Name;
    public int MinimumHistory => model.MinimumHistory;

    public IFittedModel Fit(Series history) => new Fitted(model.Fit(history));

    private sealed class Fitted(IFittedModel fitted) : IFittedModel
    {
        public double[] Mean(int horizon)
        {
            var mean = fitted.Mean(horizon);
            for (var step = 0; step < mean.Length; step++)
                mean[step] = Math.Max(0, mean[step]);
            return mean;
        }

        public SamplePaths Simulate(int horizon, int paths, int seed)
        {
            var simulated = fitted.Simulate(horizon, paths, seed);
            for (var step = 0; step < horizon; step++)
                foreach (ref var value in simulated.Step(step))
                    value = Math.Max(0, value);
            return simulated;
        }
    }
}
