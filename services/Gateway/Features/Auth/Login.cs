using BizPulse.Gateway.Identity;
using BizPulse.Gateway.Keys;
using BizPulse.Gateway.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Gateway.Features.Auth;

/// <param name="Username">A user name or an e-mail address.</param>
public sealed record LoginRequest(string Username, string Password);

internal static class Login
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/login", Handle)
        .WithName(nameof(Login))
        .WithSummary("Signs in: answers an access token and sets the refresh cookie");

    internal static async Task<Results<Ok<AccessTokenResponse>, ProblemHttpResult>> Handle(
        LoginRequest request, PasswordSignIn passwords, SessionStore sessions, RefreshCookie cookie,
        AccessTokenIssuer tokens, HttpContext context)
    {
        if (await passwords.CheckAsync(request.Username, request.Password) is not { } user)
            return TypedResults.Problem(PasswordSignIn.Refusal, statusCode: StatusCodes.Status401Unauthorized);

        cookie.Write(context, await sessions.StartAsync(user.Id, context.RequestAborted));
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(tokens.Issue(user));
    }
}
