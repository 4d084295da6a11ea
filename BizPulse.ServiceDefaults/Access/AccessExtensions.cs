using System.Security.Claims;
using Microsoft.AspNetCore.Builder;

namespace BizPulse.Access;

public static class AccessExtensions
{
    /// <summary>Only those who have the permission may call the route.</summary>
    public static TBuilder RequirePermission<TBuilder>(this TBuilder builder, string permission)
        where TBuilder : IEndpointConventionBuilder
        => builder.RequireAuthorization(permission);

    /// <summary>May this user do it? For answers that say less to some, such as customer names.</summary>
    public static bool May(this ClaimsPrincipal user, string permission) =>
        user.HasClaim(AccessRegistration.PermissionClaim, permission);
}
