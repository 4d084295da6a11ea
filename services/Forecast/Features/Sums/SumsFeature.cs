using BizPulse.Access;
using BizPulse.Questions;

namespace BizPulse.Forecasts.Features.Sums;

internal static class SumsFeature
{
    internal static void AddSums(this IHostApplicationBuilder builder) =>
        builder.Services.AddSingleton<SumQueries>().AddSingleton<SumForecasts>();

    internal static void MapSums(this IEndpointRouteBuilder routes) =>
        GetSumForecasts.Map(routes.MapQuestions("Forecasts", Permissions.ForecastsRead).RequireAllPlaces());
}
