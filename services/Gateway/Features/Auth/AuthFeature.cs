namespace BizPulse.Gateway.Features.Auth;

internal static class AuthFeature
{
    /// <summary>The ways in and out: nobody is signed in yet, so that each checks for itself who asks.</summary>
    internal static void MapAuth(this IEndpointRouteBuilder routes)
    {
        var auth = routes.MapGroup("/api/auth").WithTags("Auth").AllowAnonymous();
        Login.Map(auth);
        GetToken.Map(auth);
        Refresh.Map(auth);
        Logout.Map(auth);
    }
}
