using System.Security.Claims;
using BizPulse.Access;
using BizPulse.Gateway.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace BizPulse.Gateway.Features.Users;

/// <param name="Permissions">What the role allows, so that a page can leave out what would be refused.</param>
public sealed record Me(Guid Id, string UserName, string? Email, string Role, IReadOnlyList<string> Permissions);

internal static class GetMe
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/me", Handle)
        .WithName(nameof(GetMe))
        .WithSummary("Who is signed in, and what they may do");

    internal static async Task<Results<Ok<Me>, NotFound>> Handle(ClaimsPrincipal caller, UserManager<User> users)
        => await users.FindByIdAsync(caller.FindFirstValue("sub")!) is { } user
            ? TypedResults.Ok(new Me(user.Id, user.UserName!, user.Email, user.Role, Roles.PermissionsOf(user.Role)))
            : TypedResults.NotFound();
}
