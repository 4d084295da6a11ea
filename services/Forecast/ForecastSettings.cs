namespace BizPulse.Forecasts;

/// <summary>
/// Section <c>Forecast</c> of the configuration. The first three also go by the names they have elsewhere:
/// FORECAST_DAYS, MIN_HISTORICAL_DAYS and MIN_TRANSACTIONS.
/// </summary>
public sealed record ForecastSettings
{
    public int Days { get; init; } = 30;

    /// <summary>A product with fewer days, or fewer transactions, has too little history of its own.</summary>
    public int MinHistoricalDays { get; init; } = 14;

    public int MinTransactions { get; init; } = 5;

    /// <summary>Days ahead for which sums of demand are kept, for lead times beyond <see cref="Days"/>.</summary>
    public int SumDays { get; init; } = 90;

    /// <summary>Days of the past that are learnt from.</summary>
    public int HistoryDays { get; init; } = 1100;

    /// <summary>Products that are learnt from together, and the size of a job.</summary>
    public int GroupSize { get; init; } = 500;

    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Between two forecasts of a product that keeps changing.</summary>
    public TimeSpan ChangedPause { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Between two forecasts of categories and the whole house, when single products are forecast in between.
    /// </summary>
    public TimeSpan SumsPause { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the first look at new products waits for many changes to become few, at most.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long it waits for a pipeline that has much left to read, at most.</summary>
    public TimeSpan LongestBehind { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Between two looks at what there is to do; an announcement of a change shortens it.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>A job whose holder has not been heard of for so long is taken by another.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(45);

    public static ForecastSettings From(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Forecast").Get<ForecastSettings>() ?? new();
        settings = settings with
        {
            Days = configuration.GetValue("FORECAST_DAYS", settings.Days),
            MinHistoricalDays = configuration.GetValue("MIN_HISTORICAL_DAYS", settings.MinHistoricalDays),
            MinTransactions = configuration.GetValue("MIN_TRANSACTIONS", settings.MinTransactions),
        };
        if (settings.Days is < 1 or > 365 || settings.SumDays < settings.Days || settings.GroupSize < 1)
            throw new InvalidOperationException(
                "FORECAST_DAYS must be between 1 and 365, Forecast:SumDays no less, and Forecast:GroupSize positive.");
        return settings;
    }
}
