namespace BizPulse.Forecasting;

/// <summary>A model that has learnt from one history. Step 0 of its forecasts follows the last observation.</summary>
public interface IFittedModel
{
    /// <summary>The expected value of each of the next <paramref name="horizon"/> steps.</summary>
    double[] Mean(int horizon);

    /// <summary>Possible futures with the dependence between their steps; the same seed gives the same paths.</summary>
    SamplePaths Simulate(int horizon, int paths, int seed);
}
