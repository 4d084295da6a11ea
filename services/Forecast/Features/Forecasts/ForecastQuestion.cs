using System.Reflection;
using BizPulse.Questions;
using Microsoft.AspNetCore.Http.Metadata;

namespace BizPulse.Forecasts.Features.Forecasts;

/// <summary>Which of a forecast's versions is asked for, and how much of the history before it.</summary>
/// <param name="Version">Null for the newest.</param>
public sealed record ForecastQuestion(int HistoryDays, long? Version)
    : IBindableFromHttpContext<ForecastQuestion>, IEndpointParameterMetadataProvider
{
    private const int UsualHistory = 120, MostHistory = 1100;

    public static ValueTask<ForecastQuestion?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var asked = new QuestionReader(context);
        return new(
            new ForecastQuestion(asked.Number("history", 0, MostHistory) ?? UsualHistory, asked.Version("version")));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Describe(
        QuestionParameter.Of<int>("history", $"Days of the history, at most {MostHistory}", UsualHistory),
        QuestionParameter.Of<long>("version", "A former version; the newest unless given"));
}
