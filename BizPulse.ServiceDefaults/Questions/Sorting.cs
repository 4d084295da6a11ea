using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace BizPulse.Questions;

public enum Direction
{
    Asc,
    Desc,
}

/// <summary>
/// The order of a list, by one of the columns that <typeparamref name="TColumn"/> names; unless asked for, by its
/// first.
/// </summary>
/// <param name="Direction">Null: as one usually reads that column.</param>
public sealed record Sorting<TColumn>(TColumn Column, Direction? Direction)
    : IBindableFromHttpContext<Sorting<TColumn>>, IEndpointParameterMetadataProvider where TColumn : struct, Enum
{
    private const string ColumnName = "sort", DirectionName = "direction";

    static ValueTask<Sorting<TColumn>?> IBindableFromHttpContext<Sorting<TColumn>>.BindAsync(
        HttpContext context, ParameterInfo parameter)
    {
        var asked = new QuestionReader(context);
        return new(
            new Sorting<TColumn>(asked.Choice<TColumn>(ColumnName) ?? default, asked.Choice<Direction>(DirectionName)));
    }

    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Describe(
            QuestionParameter.Of<TColumn>(ColumnName, usual: default(TColumn)),
            QuestionParameter.Of<Direction>(DirectionName, "As the column is usually read, unless given"));
}
