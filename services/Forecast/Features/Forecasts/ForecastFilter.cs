using System.Reflection;
using BizPulse.Access;
using BizPulse.Questions;
using Microsoft.AspNetCore.Http.Metadata;

namespace BizPulse.Forecasts.Features.Forecasts;

/// <summary>Which forecasts somebody should see to.</summary>
public enum ForecastState
{
    /// <summary>From an earlier day, or a change waits longer than it should.</summary>
    Stale,

    /// <summary>The last attempt failed.</summary>
    Failed,
}

/// <summary>
/// What the list of forecasts can be narrowed down to, within what the one who asks may see; and which of them are
/// stale.
/// </summary>
/// <param name="Origin">A forecast from an earlier one is stale.</param>
/// <param name="ChangedBefore">So is one whose change has waited since.</param>
/// <param name="Days">How far ahead forecasts reach.</param>
public sealed record ForecastFilter(
    Scope Scope, string? Search, string? Category, ForecastState? State, DateOnly Origin, DateTime ChangedBefore,
    int Days)
    : IBindableFromHttpContext<ForecastFilter>, IEndpointParameterMetadataProvider
{
    public static ValueTask<ForecastFilter?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        ArgumentNullException.ThrowIfNull(context);
        var asked = new QuestionReader(context);
        var (services, settings) = (
            context.RequestServices, context.RequestServices.GetRequiredService<ForecastSettings>());
        var clock = services.GetRequiredService<TimeProvider>();
        return new(new ForecastFilter(
            Scope.Of(context.User), asked.Text("search"), asked.Text("category"), asked.Choice<ForecastState>("state"),
            services.GetRequiredService<BusinessSettings>().LastCompleteDay(clock),
            clock.GetUtcNow().UtcDateTime - 2 * settings.ChangedPause, settings.Days));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        Scope.PopulateMetadata(parameter, builder);
        builder.Describe(
            QuestionParameter.Of<string>("search", "Part of a name or sku"), QuestionParameter.Of<string>("category"),
            QuestionParameter.Of<ForecastState>(
                "state", "stale: from an earlier day, or a change waits · failed: the last attempt failed"));
    }
}
