using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace BizPulse.Questions;

/// <summary>
/// Some of the names of an enumeration, under the name of the parameter; none of them narrows nothing.
/// </summary>
public sealed record Choices<T>(IReadOnlySet<T> Values)
    : IBindableFromHttpContext<Choices<T>>, IEndpointParameterMetadataProvider
    where T : struct, Enum
{
    public bool Have(T value) => Values.Count == 0 || Values.Contains(value);

    static ValueTask<Choices<T>?> IBindableFromHttpContext<Choices<T>>.BindAsync(
        HttpContext context, ParameterInfo parameter) =>
        new(new Choices<T>(new QuestionReader(context).Choices<T>(parameter.Name!)));

    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Describe(
            QuestionParameter.Of<string>(
                parameter.Name!,
                $"One or several of {string.Join(", ", QuestionReader.NamesOf<T>())}, with commas between"));
}
