using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using BizPulse.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace BizPulse.Answers;

/// <summary>
/// Reads what a service's answers are made of, said as a text that changes whenever one of them could: the version of the data, the
/// business day, settings. Each service registers its own.
/// </summary>
public delegate Task<string> DataVersion(CancellationToken ct);

/// <summary>Whoever has the answer already hears 304, before anything is asked of the tables.</summary>
public static class DataVersionTag
{
    public static RouteHandlerBuilder WithDataVersionTag(this RouteHandlerBuilder route) => route.AddEndpointFilter(async (call, next) =>
    {
        var (request, response) = (call.HttpContext.Request, call.HttpContext.Response);
        // Read before the answer is made: should data arrive in between, the answer is newer than its tag, never older.
        var tag = Tag(call.HttpContext, await call.HttpContext.RequestServices.GetRequiredService<DataVersion>()(call.HttpContext.RequestAborted));
        var known = request.GetTypedHeaders().IfNoneMatch.Any(kept => kept.Equals(EntityTagHeaderValue.Any) || kept.Compare(tag, useStrongComparison: false));
        var result = known ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : await next(call);

        if (known || result.Unwrapped() is not IStatusCodeHttpResult { StatusCode: not (null or StatusCodes.Status200OK) })
        {
            response.GetTypedHeaders().ETag = tag;
            response.Headers.Vary = HeaderNames.Accept;
            response.Headers.CacheControl = "private, no-cache"; // kept by its reader alone, and compared before each use
        }

        return result;
    });

    // Beside the data an answer depends on the question, its form, what its reader may see, and the code that makes it. The tag is a
    // weak one: it vouches for the content, not for the bytes, which a proxy may pack.
    private static EntityTagHeaderValue Tag(HttpContext context, string version)
    {
        var permissions = context.User.FindAll(AccessRegistration.PermissionClaim).Select(claim => claim.Value).Order(StringComparer.Ordinal);
        var code = context.GetEndpoint()?.Metadata.GetMetadata<MethodInfo>()?.Module.ModuleVersionId;
        var request = context.Request;
        var all = $"{version}\n{request.Path}{request.QueryString}\n{request.WantsCsv()}\n{string.Join(' ', permissions)}\n{code}";
        return new($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)).AsSpan(0, 12))}\"", isWeak: true);
    }
}
