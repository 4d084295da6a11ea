using System.Reflection;
using BizPulse.Problems;
using BizPulse.Questions;
using Microsoft.AspNetCore.Http.Metadata;

namespace BizPulse.Analytics.Filters;

/// <summary>Which sales a question is about, and of which day: the running one, unless another is named.</summary>
public sealed record AskedDay(DateOnly Day, SalesFilter Filter)
    : IBindableFromHttpContext<AskedDay>, IEndpointParameterMetadataProvider
{
    private const string DayName = "day";

    public static ValueTask<AskedDay?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        ArgumentNullException.ThrowIfNull(context);
        var services = context.RequestServices;
        var today = services.GetRequiredService<BusinessSettings>().Today(services.GetRequiredService<TimeProvider>());
        var day = new QuestionReader(context).Day(DayName) ?? today;
        DayRange.Check(DayName, day, DayName, day);
        if (day > today)
            throw new InvalidFieldException(DayName, "must not lie ahead.");
        return new(new AskedDay(day, SalesFilter.Of(context) with { From = null, To = null }));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Describe(QuestionParameter.Of<DateOnly>(DayName, "A business day; the running one unless given"));
        SalesFilter.DescribeNarrowing(parameter, builder);
    }
}
