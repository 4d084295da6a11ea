namespace BizPulse.Gateway.Features.Auth;

internal static class AuthFeature
{
    /// <summary>
    /// A form signs in where JSON does, for clients that know only one address. Before routing.
    /// </summary>
    internal static void UseFormsOfLogin(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request is { Path.Value: "/api/auth/login", HasFormContentType: true })
            context.Request.Path = "/api/auth/token";
        return next(context);
    });

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
