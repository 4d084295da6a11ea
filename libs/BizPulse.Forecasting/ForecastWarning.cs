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
}
