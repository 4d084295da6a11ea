using BizPulse.Gateway.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BizPulse.Gateway.Features.Auth;

internal static class Logout
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/logout", Handle)
        .AddEndpointFilter<SameOrigin>()
        .WithName(nameof(Logout))
        .WithSummary("Ends the session of the refresh cookie");

    internal static async Task<NoContent> Handle(SessionStore sessions, RefreshCookie cookie, HttpContext context)
    {
        if (cookie.Read(context.Request) is { } token)
            await sessions.EndAsync(token, context.RequestAborted);
        cookie.Delete(context);
        return TypedResults.NoContent();
    }
}
