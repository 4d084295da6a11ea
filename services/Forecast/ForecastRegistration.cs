using BizPulse.Answers;
using BizPulse.Data;
using BizPulse.Forecasts.Histories;
using BizPulse.Forecasts.Jobs;
using BizPulse.Forecasts.Making;
using BizPulse.Forecasts.Stored;
using Npgsql;

namespace BizPulse.Forecasts;

internal static class ForecastRegistration
{
    /// <summary>The engine: what makes forecasts, and keeps them.</summary>
    internal static void AddForecasting(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.AddPostgres();
        builder.AddRedisClient("cache");
        services.AddSingleton(BusinessSettings.From(builder.Configuration));
        services.AddSingleton(ForecastSettings.From(builder.Configuration));
        services.AddSingleton<HistoryQueries>().AddSingleton<HistoryLoader>().AddSingleton<HolidayCalendar>();
        services.AddSingleton<StatedClosings>().AddSingleton<HouseCalendar>();
        services.AddSingleton<LearntGroups>().AddSingleton<ProductForecaster>().AddSingleton<SumForecaster>();
        services.AddSingleton<ForecastStore>().AddSingleton<StoredQueries>();
        services.AddSingleton<JobQueue>().AddSingleton<JobRunner>().AddSingleton<ScheduleQueries>();
        services.AddSingleton<ChangeSignal>().AddHostedService(all => all.GetRequiredService<ChangeSignal>());
        services.AddSingleton<Scheduler>().AddHostedService(all => all.GetRequiredService<Scheduler>());
        services.AddHostedService<ChoiceWorker>();
        services.AddHostedService<ChangeWorker>();
        services.AddSingleton<DataVersion>(VersionOf);
    }

    // What answers are made of: the data, the forecasts and their failures, and the time of day, since the rest of
    // today shrinks.
    private static DataVersion VersionOf(IServiceProvider services)
    {
        var (db, business) = (
            services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<BusinessSettings>());
        var clock = services.GetRequiredService<TimeProvider>();
        return async ct => await db.OneAsync(
            $"select data.version, made.last_value from read.data_version data, forecast_versions made",
            row => $"{row.Get<long>("version")} {row.Get<long>("last_value")} {business.Now(clock):yyyy-MM-dd HH:mm}",
            ct);
    }
}
