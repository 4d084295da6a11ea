using System.Net;
using BizPulse.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BizPulse.Testing;

/// <summary>
/// Walks all routes of a service, as every role and as nobody, and says where the answer is not what the route's
/// permission asks for. A route is asked with made-up parameters and, where it may have one, a body of a type that it
/// does not read: whoever may not call it must hear nothing but 401 or 403.
/// <code>
/// var wrong = await RouteAccess.FindWrongAnswersAsync(factory.Services, factory.CreateClient, role => tokenOf(role));
/// Assert.Empty(wrong);
/// </code>
/// </summary>
public static class RouteAccess
{
    private const string Nobody = "nobody";

    public static async Task<IReadOnlyList<string>> FindWrongAnswersAsync(
        IServiceProvider services, Func<HttpClient> createClient, Func<string, string> tokenOf,
        IReadOnlyCollection<string> publicRoutes)
    {
        var wrong = new List<string>();
        foreach (var (endpoint, route) in RoutesOf(services))
        {
            if (IsPublic(endpoint) != publicRoutes.Contains(route))
                wrong.Add($"{route} is {(IsPublic(endpoint) ? "public and not expected to be" : "not public")}");
            if (IsPublic(endpoint))
                continue;
            if (Permissions(endpoint).Any() && endpoint.Metadata.GetMetadata<AnswersWithinScope>() is null)
                wrong.Add($"{route} does not say what it answers to those who may see a part of the shop");

            foreach (var method in MethodsOf(endpoint))
                foreach (var role in Roles.All.Prepend(Nobody))
                    if (await AskAsync(endpoint, route, method, role) is { } complaint)
                        wrong.Add(complaint);
        }

        return wrong;

        async Task<string?> AskAsync(RouteEndpoint endpoint, string route, string method, string role)
        {
            using var client = createClient();
            using var request = new HttpRequestMessage(new HttpMethod(method), Address(endpoint));
            if (method != HttpMethods.Get)
                request.Content = new StringContent("of no use", System.Text.Encoding.UTF8, "text/no-use");
            if (role != Nobody)
                request.Headers.Authorization = new("Bearer", tokenOf(role));
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

            return Expected(endpoint, role) is { } expected
                ? response.StatusCode == expected
                    ? null
                    : $"{method} {route} as {role}: {(int)response.StatusCode}, expected {(int)expected}"
                : response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
                    ? $"{method} {route} as {role}: {(int)response.StatusCode}, but the role may"
                    : null;
        }
    }

    internal static IEnumerable<(RouteEndpoint Endpoint, string Route)> RoutesOf(IServiceProvider services) =>
        services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Distinct().Select(endpoint => (endpoint, "/" + endpoint.RoutePattern.RawText!.TrimStart('/')));

    internal static IReadOnlyList<string> MethodsOf(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    private static bool IsPublic(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static IEnumerable<string> Permissions(Endpoint endpoint) =>
        endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>();

    /// <summary>The refusal that is due, or null when the role may call the route.</summary>
    private static HttpStatusCode? Expected(Endpoint endpoint, string role)
    {
        if (role == Nobody)
            return HttpStatusCode.Unauthorized;
        return Permissions(endpoint).Except(Roles.PermissionsOf(role)).Any() ? HttpStatusCode.Forbidden : null;
    }

    internal static string Address(RouteEndpoint endpoint) =>
        "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
            string.Concat(segment.Parts.Select(part => part switch
            {
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => MadeUp(
                    endpoint, parameter.Name),
                _ => "",
            }))));

    private static string MadeUp(RouteEndpoint endpoint, string parameter)
    {
        var constraints = endpoint.RoutePattern.ParameterPolicies.GetValueOrDefault(parameter)
            ?.Select(policy => policy.Content) ?? [];
        return constraints.Contains("guid") ? "00000000-0000-0000-0000-000000000001" : "1";
    }
}
