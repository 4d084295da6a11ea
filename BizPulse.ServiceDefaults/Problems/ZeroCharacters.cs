using Microsoft.AspNetCore.Http;

namespace BizPulse.Problems;

/// <summary>
/// No text of ours holds a zero character, and the database can't: a question with one is refused here, so that no
/// handler has to think of it.
/// </summary>
internal sealed class ZeroCharacters(RequestDelegate next)
{
    internal const string Refusal = "must not contain a zero character.";

    public Task InvokeAsync(HttpContext context)
    {
        foreach (var (name, values) in context.Request.Query)
            if (values.Any(value => value?.Contains('\0', StringComparison.Ordinal) == true))
                return Invalid.Field(name, Refusal).ExecuteAsync(context);
        return next(context);
    }
}
