using System.Reflection;
using BizPulse.Access;
using BizPulse.Forecasts.Features.Forecasts;
using BizPulse.Problems;
using BizPulse.Questions;
using Microsoft.AspNetCore.Http.Metadata;

namespace BizPulse.Forecasts.Features.Sums;

/// <summary>
/// Of which category, or of the whole house, and how many days of the forecast and of the history before it.
/// </summary>
public sealed record SumQuestion(Scope Scope, string? Category, int Periods, int HistoryDays, long? Version)
    : IBindableFromHttpContext<SumQuestion>, IEndpointParameterMetadataProvider
{
    public static async ValueTask<SumQuestion?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (asked, scope) = (new QuestionReader(context), Scope.Of(context.User));
        var most = context.RequestServices.GetRequiredService<ForecastSettings>().Days;
        var category = asked.Text("category");
        if (category is null && scope.LimitsProducts)
            throw new InvalidFieldException(
                "category", "must be one of those that you may see: there is no forecast of several together.");
        var version = (await ForecastQuestion.BindAsync(context, parameter))!;
        return new SumQuestion(
            scope, category, asked.Number("periods", 1, most) ?? most, version.HistoryDays, version.Version);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        Scope.PopulateMetadata(parameter, builder);
        builder.Describe(
            QuestionParameter.Of<string>("category", "The whole house unless given"),
            QuestionParameter.Of<int>("periods", "Days ahead; all that are forecast unless given"));
        ForecastQuestion.PopulateMetadata(parameter, builder);
    }
}
