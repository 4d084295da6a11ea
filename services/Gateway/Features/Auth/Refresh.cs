using BizPulse.Gateway.Identity;
using BizPulse.Gateway.Keys;
using BizPulse.Gateway.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace BizPulse.Gateway.Features.Auth;

internal static class Refresh
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/refresh", Handle)
        .AddEndpointFilter<SameOrigin>()
        .WithName(nameof(Refresh))
        .WithSummary("Answers a new access token for the refresh cookie, and renews the cookie");

    internal static async Task<Results<Ok<AccessTokenResponse>, NoContent, ProblemHttpResult>> Handle(
        SessionStore sessions, RefreshCookie cookie, UserManager<User> users, AccessTokenIssuer tokens,
        HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (cookie.Read(context.Request) is not { } token)
            return TypedResults.NoContent(); // nobody is signed in: no failure, which browsers would complain about
        if (await sessions.RefreshAsync(token, context.RequestAborted) is not { } session
            || await users.FindByIdAsync(session.UserId.ToString()) is not { } user)
        {
            cookie.Delete(context);
            return TypedResults.Problem(
                "The session has ended: sign in again.", statusCode: StatusCodes.Status401Unauthorized);
        }

        cookie.Write(context, session.Token);
        return TypedResults.Ok(tokens.Issue(user));
    }
}
