namespace BizPulse.Forecasts.Features.Inventory;

/// <summary>What advice rests on beside the forecast, from section <c>Forecast</c> of the configuration.</summary>
public sealed record AdviceSettings
{
    /// <summary>The probability of having enough until an order arrives.</summary>
    public double ServiceLevel { get; init; } = 0.95;

    /// <summary>The review period: how often someone goes through the suggestions.</summary>
    public int ReviewDays { get; init; } = 7;

    /// <summary>Where neither the product nor its supplier says how long a delivery takes.</summary>
    public int DefaultLeadTimeDays { get; init; } = 14;

    /// <summary>Standard deviation of a lead time as a share of it, where the supplier's is unknown.</summary>
    public double DefaultLeadTimeSpread { get; init; } = 0.25;

    /// <summary>More than is likely to sell in so many days is too much.</summary>
    public int ExcessDays { get; init; } = 90;

    public static AdviceSettings From(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Forecast").Get<AdviceSettings>() ?? new();
        if (settings.ServiceLevel is not (>= 0.5 and <= 0.999)
            || settings.ReviewDays is < 0 or > 365 || settings.DefaultLeadTimeDays is < 0 or > 3650
            || settings.DefaultLeadTimeSpread is not (>= 0 and <= 5) || settings.ExcessDays < 1)
            throw new InvalidOperationException(
                "Forecast:ServiceLevel must be between 0.5 and 0.999, ReviewDays 0 to 365, "
                + "DefaultLeadTimeDays 0 to 3650, DefaultLeadTimeSpread 0 to 5, ExcessDays 1 or more.");
        return settings;
    }
}
