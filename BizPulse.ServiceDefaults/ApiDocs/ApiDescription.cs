using BizPulse.Questions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace BizPulse.ApiDocs;

/// <summary>
/// How every route stands in the API's description: by what it is about, as its feature or else its address says, and
/// whether it wants a token.
/// </summary>
internal static class ApiDescription
{
    internal static void Configure(OpenApiOptions options) => options.AddOperationTransformer((operation, context, _) =>
    {
        var (document, metadata) = (context.Document!, context.Description.ActionDescriptor.EndpointMetadata);
        var subject = metadata.OfType<ITagsMetadata>().LastOrDefault()?.Tags[0] ?? SubjectOf(
            context.Description.RelativePath ?? "");
        (document.Tags ??= new HashSet<OpenApiTag>()).Add(new() { Name = subject });
        operation.Tags = new HashSet<OpenApiTagReference> { new(subject, document) };
        foreach (var parameter in metadata.OfType<QuestionParameter>())
            (operation.Parameters ??= []).Add(parameter.ToOpenApi());
        if (metadata.OfType<IAllowAnonymous>().Any())
            operation.Security = [];
        return Task.CompletedTask;
    });

    /// <summary>api/supply-chain/reorder: Supply chain.</summary>
    private static string SubjectOf(string path)
    {
        var name = path.Split('/', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(1)?.Replace('-', ' ')
            ?? "System";
        return char.ToUpperInvariant(name[0]) + name[1..];
    }
}
