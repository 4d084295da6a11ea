using System.Reflection;
using BizPulse.Access;
using BizPulse.Data;
using BizPulse.Questions;
using Microsoft.AspNetCore.Http.Metadata;

namespace BizPulse.Analytics.Features.Products;

/// <summary>What the catalogue can be narrowed down to, within what the one who asks may see.</summary>
public sealed record ProductFilter(Scope Scope, string? Search, string? Category)
    : IBindableFromHttpContext<ProductFilter>, IEndpointParameterMetadataProvider
{
    /// <summary>A condition on products.</summary>
    public Sql OnProducts => Sql.All(
        Scope.OnCategories,
        Sql.If(Search is not null, $"strpos(lower(concat_ws(' ', name, sku)), lower({Search})) > 0"),
        Sql.If(Category is not null, $"category = {Category}"));

    public static ValueTask<ProductFilter?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        ArgumentNullException.ThrowIfNull(context);
        var asked = new QuestionReader(context);
        return new(new ProductFilter(Scope.Of(context.User), asked.Text("search"), asked.Text("category")));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        Scope.PopulateMetadata(parameter, builder);
        builder.Describe(
            QuestionParameter.Of<string>("search", "Part of a name or sku"), QuestionParameter.Of<string>("category"));
    }
}
