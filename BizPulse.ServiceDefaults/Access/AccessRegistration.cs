using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace BizPulse.Access;

internal static class AccessRegistration
{
    internal const string PermissionClaim = "permission";

    /// <summary>
    /// Each service checks tokens by itself. A route that says nothing is for those who are signed in, an unknown one
    /// too: nobody learns which routes exist.
    /// </summary>
    internal static void AddAccess(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<AccessTokenCheck>();
        builder.Services.TryAddSingleton<IVerificationKeys, GatewayKeys>();
        builder.Services.AddHttpClient(GatewayKeys.ClientName, client =>
        {
            client.BaseAddress = new Uri(
                builder.Configuration["BizPulse:JwksUrl"] ?? "https+http://gateway/.well-known/jwks.json");
            client.Timeout = TimeSpan.FromSeconds(5);
        });

        // The core only: AddAuthentication, which AddJwtBearer needs, would also make a data protection key ring, which
        // tokens have no use for.
        builder.Services.AddAuthenticationCore(options =>
            options.DefaultScheme = JwtBearerDefaults.AuthenticationScheme)
            .AddWebEncoders();
        var authentication = new AuthenticationBuilder(builder.Services);
        authentication.AddScheme<JwtBearerOptions, JwtBearerHandler>(JwtBearerDefaults.AuthenticationScheme, null);
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<AccessTokenCheck>(CheckBy);
        if (builder.Configuration[CommandKey.Setting] is { Length: >= CommandKey.ShortestKey } key)
        {
            authentication.AddScheme<CommandKeyOptions, CommandKeyHandler>(
                CommandKey.Scheme, options => options.Key = key);
            builder.Services.Configure<JwtBearerOptions>(
                JwtBearerDefaults.AuthenticationScheme, options => options.ForwardDefaultSelector =
                context => context.Request.Headers.ContainsKey(CommandKey.Header) ? CommandKey.Scheme : null);
        }

        var authorization = builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var permission in Permissions.All)
            authorization.AddPolicy(
                permission, policy => policy.RequireAuthenticatedUser().RequireClaim(PermissionClaim, permission));
    }

    private static void CheckBy(JwtBearerOptions options, AccessTokenCheck check)
    {
        options.TokenHandlers.Clear();
        options.TokenHandlers.Add(check);
        options.TokenValidationParameters = check.Parameters;
        options.SaveToken = false;
        options.Events = new JwtBearerEvents
        {
            OnMessageReceived = LookIntoQuery,
            OnTokenValidated = context =>
            {
                AddPermissions((ClaimsIdentity)context.Principal!.Identity!);
                return Task.CompletedTask;
            },
        };
    }

    /// <summary>A browser's websocket can't send headers, so the hubs also look into the query.</summary>
    private static Task LookIntoQuery(MessageReceivedContext context)
    {
        var request = context.Request;
        if (request.Headers.Authorization.Count == 0
            && request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase)
            && request.Query["access_token"] is [{ Length: > 0 } token])
            context.Token = token;
        return Task.CompletedTask;
    }

    internal static void AddPermissions(ClaimsIdentity identity)
    {
        foreach (var permission in identity.FindAll(identity.RoleClaimType)
            .SelectMany(role => Roles.PermissionsOf(role.Value)).Distinct().ToList())
            identity.AddClaim(new Claim(PermissionClaim, permission));
    }
}
