namespace BizPulse.Gateway.Features.Users;

internal static class UsersFeature
{
    internal static void MapUsers(this IEndpointRouteBuilder routes) =>
        GetMe.Map(routes.MapGroup("/api/users").WithTags("Users"));
}
