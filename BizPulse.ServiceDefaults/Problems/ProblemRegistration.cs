using System.Diagnostics;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BizPulse.Problems;

internal static class ProblemRegistration
{
    /// <summary>
    /// Every failure is one <c>application/problem+json</c> with the trace id to quote, and nothing of the inside.
    /// </summary>
    internal static void AddProblems(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = problem =>
            problem.ProblemDetails.Extensions["traceId"] = Activity.Current?.TraceId.ToHexString()
                ?? problem.HttpContext.TraceIdentifier);
        services.AddExceptionHandler<BadRequests>();
        services.AddExceptionHandler<DatabaseAway>();
        // caught by BadRequests, which names the field
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
    }
}
