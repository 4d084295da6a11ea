using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Npgsql;

namespace BizPulse.Problems;

/// <summary>
/// While Postgres starts anew or can't be reached, a request hears 503 and when to come again: nothing is wrong with
/// it.
/// </summary>
internal sealed class DatabaseAway(IProblemDetailsService problems) : IExceptionHandler
{
    internal const string RetryAfterSeconds = "2";

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken ct)
    {
        if (!IsAway(exception))
            return false;

        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers[HeaderNames.RetryAfter] = RetryAfterSeconds;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            Exception = exception,
            ProblemDetails = new()
            {
                Status = StatusCodes.Status503ServiceUnavailable,
                Detail = "The database is not available now. Try again in a moment."
            },
        });
    }

    /// <summary>Said by Npgsql, wherever it stands in the chain: the mapper of entities wraps it.</summary>
    internal static bool IsAway(Exception? exception) =>
        exception is NpgsqlException { IsTransient: true }
            || (exception is not null && IsAway(exception.InnerException));
}
