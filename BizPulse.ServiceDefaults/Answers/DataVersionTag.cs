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
/// Reads what a service's answers are made of, said as a text that changes whenever one of them could: the version of
/// the data, the business day, settings. Each service registers its own.
/// </summary>
public delegate Task<string> DataVersion(CancellationToken ct);

public static class DataVersionTags
{
    /// <summary>Whoever has the answer already hears 304, before anything is asked of the tables.</summary>
    public static TBuilder WithDataVersionTag<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder =>
        routes.WithMetadata(new TaggedByDataVersion());
}

internal sealed record TaggedByDataVersion;

internal sealed class DataVersionTag(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<TaggedByDataVersion>() is null
            || !HttpMethods.IsGet(context.Request.Method))
        {
            await next(context);
            return;
        }

        // Read before the answer is made: should data arrive in between, the answer is newer than its tag, never older.
        var tag = Tag(context, await context.RequestServices.GetRequiredService<DataVersion>()(context.RequestAborted));
        context.Response.OnStarting(() =>
        {
            if (context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
                Write(tag, context.Response);
            return Task.CompletedTask;
        });
        var kept = context.Request.GetTypedHeaders().IfNoneMatch;
        if (kept.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: false)))
            context.Response.StatusCode = StatusCodes.Status304NotModified;
        else
            await next(context);
    }

    private static void Write(EntityTagHeaderValue tag, HttpResponse response)
    {
        response.GetTypedHeaders().ETag = tag;
        response.Headers.Vary = HeaderNames.Accept;
        response.Headers.CacheControl = "private, no-cache"; // kept by its reader alone, and compared before each use
    }

    // Beside the data an answer depends on the question, its form, what its reader may see, and the code that makes it.
    // The tag is a weak one: it vouches for the content, not for the bytes, which a proxy may pack.
    private static EntityTagHeaderValue Tag(HttpContext context, string version)
    {
        var permissions = context.User.FindAll(AccessRegistration.PermissionClaim).Select(claim => claim.Value).Order(
            StringComparer.Ordinal);
        var code = context.GetEndpoint()?.Metadata.GetMetadata<MethodInfo>()?.Module.ModuleVersionId;
        var request = context.Request;
        string[] all =
        [
            version, $"{request.Path}{request.QueryString}", $"{request.WantsCsv()}", string.Join(' ', permissions),
            Scope.Of(context.User).Key, $"{code}",
        ];
        return new(
            $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', all))).AsSpan(0, 12))}\"",
            isWeak: true);
    }
}
