using BizPulse.Access;
using BizPulse.Questions;

namespace BizPulse.Forecasts.Features.Forecasts;

internal static class ForecastsFeature
{
    private const string Subject = "Forecasts";

    internal static void AddForecasts(this IHostApplicationBuilder builder) => builder.Services
        .AddSingleton<ForecastQueries>()
        .AddSingleton<ForecastListQueries>()
        .AddSingleton<RunQueries>()
        .AddSingleton<DayShares>();

    /// <summary>Demand is forecast for all places together.</summary>
    internal static void MapForecasts(this IEndpointRouteBuilder routes)
    {
        var questions = routes.MapQuestions(Subject, Permissions.ForecastsRead).RequireAllPlaces();
        ListForecasts.Map(questions);
        GetForecast.Map(questions);

        var runs = routes.MapGroup("").WithTags(Subject).RequireAllPlaces();
        RunForecasts.Map(runs);
        GetForecastRun.Map(runs);
    }
}
