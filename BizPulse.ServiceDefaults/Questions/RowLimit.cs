using System.Reflection;
using BizPulse.Answers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace BizPulse.Questions;

/// <summary>How many rows an answer has unless told otherwise, and how many at most.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class RowsAttribute(int usual, int most) : Attribute
{
    public int Usual => usual;

    public int Most => most;
}

/// <summary>
/// How many rows are wanted: <c>[Rows(usual: 10, most: 100)] RowLimit limit</c>. As CSV it is all of them, unless a
/// limit is asked for.
/// </summary>
public sealed record RowLimit(int Rows) : IBindableFromHttpContext<RowLimit>, IEndpointParameterMetadataProvider
{
    private const string Name = "limit";

    public bool IsNone => Rows == int.MaxValue;

    public static ValueTask<RowLimit?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        ArgumentNullException.ThrowIfNull(context);
        var rows = Of(parameter);
        return new(new RowLimit(
            new QuestionReader(context).Number(Name, 1, rows.Most)
                ?? (context.Request.WantsCsv() ? int.MaxValue : rows.Usual)));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Describe(QuestionParameter.Of<int>(Name, $"At most {Of(parameter).Most}", Of(parameter).Usual));

    internal static RowsAttribute Of(ParameterInfo parameter) => parameter.GetCustomAttribute<RowsAttribute>()
        ?? throw new InvalidOperationException($"The parameter '{parameter.Name}' needs [Rows(usual, most)].");
}
