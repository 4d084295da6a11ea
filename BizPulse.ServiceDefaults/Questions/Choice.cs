using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace BizPulse.Questions;

/// <summary>
/// One of the names of an enumeration, under the name of the parameter; the first one unless another is asked for.
/// </summary>
public sealed record Choice<T>(T Value) : IBindableFromHttpContext<Choice<T>>, IEndpointParameterMetadataProvider
    where T : struct, Enum
{
    static ValueTask<Choice<T>?> IBindableFromHttpContext<Choice<T>>.BindAsync(
        HttpContext context, ParameterInfo parameter) =>
        new(new Choice<T>(new QuestionReader(context).Choice<T>(parameter.Name!) ?? default));

    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Describe(QuestionParameter.Of<T>(parameter.Name!, usual: default(T)));
}
