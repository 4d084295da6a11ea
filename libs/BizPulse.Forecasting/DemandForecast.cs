using BizPulse.Forecasting.Cleaning;

namespace BizPulse.Forecasting;

/// <summary>The forecast of one series, and how it came about.</summary>
/// <param name="Id">The series' own.</param>
/// <param name="Distribution">What is expected, per step and for sums of steps.</param>
/// <param name="Demand">The class of demand, which decides whose past errors shape the doubt.</param>
/// <param name="Models">Who had a say, the heaviest first.</param>
/// <param name="Treatments">What was done to the history before fitting.</param>
/// <param name="Warning">Something to know before trusting it, such as that repeating last week did better lately; null
/// when there is nothing.</param>
public sealed record DemandForecast(
    string Id,
    ForecastDistribution Distribution,
    DemandProfile Demand,
    IReadOnlyList<ModelShare> Models,
    IReadOnlyList<Treatment> Treatments,
    ForecastWarning? Warning)
{
    /// <summary>
    /// How the combination did at past origins; null where it was not tried: too short a history, or a catalogue too
    /// large to try all.
    /// </summary>
    public Backtest? Backtest { get; init; }

    /// <summary>Why it could not be forecast, with the name of the series; null for a forecast.</summary>
    public string? Refusal { get; init; }

    internal static DemandForecast Refused(UnusableSeriesException refusal, int horizon) => new(
        refusal.Id, new(new double[horizon], new SamplePaths(horizon, 1)), DemandProfile.Of([]), [], [],
        ForecastWarning.NothingKnown)
    {
        Refusal = refusal.Message,
    };

    /// <summary>The expected value of each step.</summary>
    public double[] Mean => Distribution.Mean;

    /// <inheritdoc cref="ForecastDistribution.Quantile"/>
    public double Quantile(int step, double level) => Distribution.Quantile(step, level);

    /// <inheritdoc cref="ForecastDistribution.SumQuantile"/>
    public double SumQuantile(int first, int steps, double level) => Distribution.SumQuantile(first, steps, level);
}
