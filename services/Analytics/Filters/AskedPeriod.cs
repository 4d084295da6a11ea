using System.Reflection;
using BizPulse.Questions;
using Microsoft.AspNetCore.Http.Metadata;

namespace BizPulse.Analytics.Filters;

/// <param name="Partial">It ends with the running business day, which isn't over.</param>
public sealed record Period(DateOnly From, DateOnly To, bool Partial);

/// <param name="Until">Beside a period that isn't over, the moment at which the last day ends early: the same time of
/// day as now.</param>
public sealed record ComparedPeriod(DateOnly From, DateOnly To, DateTime? Until);

/// <summary>
/// Of a question about a course: so many days up to today, unless others are asked for. Without it, all days there are.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class LastDaysAttribute(int days = 30) : Attribute
{
    public int Days => days;
}

/// <summary>Which sales a question is about, of which days, and which days stand beside them.</summary>
public sealed record AskedPeriod(
    SalesFilter Filter, Comparison Comparison, Period Period, ComparedPeriod? Compared, BusinessSettings Settings)
    : IBindableFromHttpContext<AskedPeriod>, IEndpointParameterMetadataProvider
{
    /// <summary>What all money is converted to.</summary>
    public string Currency => Settings.Currency;

    public SalesSlice Sales => new(Filter with { From = Period.From, To = Period.To }, Settings);

    public SalesSlice? ComparedSales =>
        Compared is { } days ? new(Filter with { From = days.From, To = days.To }, Settings, days.Until) : null;

    public IEnumerable<DateOnly> Days =>
        Enumerable.Range(0, Period.To.DayNumber - Period.From.DayNumber + 1).Select(Period.From.AddDays);

    public static async ValueTask<AskedPeriod?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (filter, comparison) = (SalesFilter.Of(context), Comparison.Of(context));
        return await context.RequestServices.GetRequiredService<Periods>().OfAsync(
            filter, comparison, parameter.GetCustomAttribute<LastDaysAttribute>()?.Days, context.RequestAborted);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        SalesFilter.PopulateMetadata(parameter, builder);
        builder.Describe(Comparison.Parameters);
    }

    /// <summary>The same of one product.</summary>
    public AskedPeriod Of(string sku) => this with { Filter = Filter with { Sku = sku } };

    /// <summary>The day beside one of the period, where the comparison has one.</summary>
    public DateOnly? DayBeside(DateOnly day) =>
        Compared is not null && Comparison.DayBeside(day, Period.From, Period.To) is { } beside && beside <= Compared.To
            ? beside
            : null;
}
