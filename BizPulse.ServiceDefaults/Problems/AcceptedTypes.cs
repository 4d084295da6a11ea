using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace BizPulse.Problems;

/// <summary>
/// Says which types of body a route reads, to those who may call it. Routing itself would refuse others before anybody
/// is asked for a permission, and without a word. What has no type at all is for the route to judge.
/// </summary>
internal sealed class AcceptedTypes(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var accepted = context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes;
        return accepted is null || context.Request.ContentType is not { Length: > 0 } given || IsRead(given, accepted)
            ? next(context)
            : TypedResults.Problem(
                $"Send {string.Join(" or ", accepted)}.", statusCode: StatusCodes.Status415UnsupportedMediaType)
                .ExecuteAsync(context);
    }

    private static bool IsRead(string given, IReadOnlyList<string> accepted) =>
        MediaTypeHeaderValue.TryParse(given, out var type)
            && accepted.Any(one => type.IsSubsetOf(MediaTypeHeaderValue.Parse(one)));
}
