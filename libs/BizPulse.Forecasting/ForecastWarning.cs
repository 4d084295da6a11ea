namespace BizPulse.Forecasting;

/// <summary>Something to know before a forecast is trusted.</summary>
public enum ForecastWarning
{
    /// <summary>Repeating the last season did slightly better at past origins.</summary>
    RepeatingDidBetter,

    /// <summary>
    /// Repeating the last season did better than any combination at past origins, so that is the forecast.
    /// </summary>
    RepeatsLastSeason,

    /// <summary>It never sold: the forecast is made from the first days of similar series.</summary>
    NeverSold,

    /// <summary>Only a handful of days are known.</summary>
    FewDays,

    /// <summary>Its history is too short for a forecast of its own.</summary>
    ShortHistory,

    NothingKnown,

    /// <summary>It sold on most days, and then not for weeks on which the shop was open.</summary>
    StoppedSelling,

    /// <summary>Nothing was sold on any day that is known.</summary>
    NothingSold,

    /// <summary>Most of its values are below zero, which no demand is.</summary>
    MostlyReturns,

    /// <summary>Only a handful of weeks, months or other observations are known.</summary>
    FewObservations,
}
