namespace BizPulse.Forecasting;

/// <summary>A way to forecast. Instances hold settings only and may be used from several threads.</summary>
public interface IForecastModel
{
    /// <summary>Short, stable, lower-case: it is stored with forecasts and shown to people.</summary>
    string Name { get; }

    /// <summary>The fewest observations from which the model can say anything.</summary>
    int MinimumHistory { get; }

    /// <summary>Learns from <paramref name="history"/>; the same history always gives the same result.</summary>
    /// <exception cref="InsufficientHistoryException">The history is shorter than
    /// <see cref="MinimumHistory"/>.</exception>
    IFittedModel Fit(Series history);
}
