using System.Diagnostics;
using Microsoft.AspNetCore.Http;
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
        services.AddSingleton<IProblemDetailsService, ProblemService>();
        services.AddProblemDetails(options => options.CustomizeProblemDetails = problem =>
            problem.ProblemDetails.Extensions["traceId"] = Activity.Current?.TraceId.ToHexString()
                ?? problem.HttpContext.TraceIdentifier);
        services.AddExceptionHandler<BadRequests>();
        services.AddExceptionHandler<DatabaseAway>();
        // caught by BadRequests, which names the field
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        // AcceptedTypes speaks instead
        foreach (var policy in services.Where(IsOfContentTypes).ToList())
            services.Remove(policy);
    }

    private static bool IsOfContentTypes(ServiceDescriptor service) =>
        service.ServiceType == typeof(MatcherPolicy) && service.ImplementationType?.Name == "AcceptsMatcherPolicy";
}
