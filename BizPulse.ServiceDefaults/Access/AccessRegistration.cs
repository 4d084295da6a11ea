using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace BizPulse.Access;

internal static class AccessRegistration
{
    /// <summary>
    /// Each service checks tokens by itself. A route that says nothing is for those who are signed in, an unknown one too: nobody
    /// learns which routes exist.
    /// </summary>
    internal static void AddAccess(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<AccessTokens>();
        builder.Services.TryAddSingleton<IVerificationKeys, GatewayKeys>();
        builder.Services.AddHttpClient(GatewayKeys.ClientName, client =>
        {
            client.BaseAddress = new Uri(builder.Configuration["BizPulse:JwksUrl"] ?? "https+http://gateway/.well-known/jwks.json");
            client.Timeout = TimeSpan.FromSeconds(5);
        });

        // The core only: AddAuthentication would also make a data protection key ring, which tokens have no use for.
        builder.Services.AddAuthenticationCore(options => options.DefaultScheme = AccessTokenHandler.SchemeName).AddWebEncoders();
        new AuthenticationBuilder(builder.Services)
            .AddScheme<AuthenticationSchemeOptions, AccessTokenHandler>(AccessTokenHandler.SchemeName, null);

        var authorization = builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var permission in Permissions.All)
            authorization.AddPolicy(permission, policy => policy.RequireAuthenticatedUser().RequireClaim(AccessTokenHandler.PermissionClaim, permission));
    }
}
