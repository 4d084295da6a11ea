using BizPulse.Ingestion.Maintenance;

namespace BizPulse.Ingestion;

internal static class IngestionRegistration
{
    /// <summary>What both roles of the service need.</summary>
    public static void AddIngestion(this IHostApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection("BizPulse").Get<IngestionSettings>() ?? new();
        settings.LocalTime(DateTime.UnixEpoch); // a time zone that nobody knows is said now, not by every event
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddPostgres(configure: source =>
        {
            source.ConnectionStringBuilder.Timezone = settings.TimeZone; // so that a date in SQL is a business day
            source.ConnectionStringBuilder.KeepAlive = 30;
        });
        builder.AddRedisClient("cache");
        builder.Services.AddSingleton<RollupCheck>();
        builder.Services.AddSingleton<RollupRebuild>();
    }
}
