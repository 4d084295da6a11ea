using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BizPulse.Access;

/// <summary>Signs a request in by its bearer token. A browser's websocket can't send headers, so the hubs also look into the query.</summary>
internal sealed class AccessTokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, AccessTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    internal const string SchemeName = "Bearer";
    internal const string PermissionClaim = "permission";

    private const string Prefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Token() is not { } token)
            return AuthenticateResult.NoResult();

        var check = await tokens.CheckAsync(token, Context.RequestAborted);
        return check.IsAccepted ? AuthenticateResult.Success(Ticket(check.Claims)) : AuthenticateResult.Fail(check.Refusal);
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var failure = (await HandleAuthenticateOnceSafeAsync()).Failure;
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = failure is null ? "Bearer" : $"""Bearer error="invalid_token", error_description="{failure.Message}" """.TrimEnd();
    }

    private string? Token()
    {
        var header = Request.Headers.Authorization;
        if (header is [{ } value] && value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return value[Prefix.Length..].Trim();
        if (header.Count == 0 && Request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase))
            return Request.Query["access_token"] is [{ Length: > 0 } inQuery] ? inQuery : null;
        return null;
    }

    private static AuthenticationTicket Ticket(AccessClaims claims)
    {
        var identity = new ClaimsIdentity(SchemeName, nameType: "name", roleType: "role");
        identity.AddClaim(new Claim("sub", claims.Subject!));
        identity.AddClaim(new Claim("name", claims.Name ?? claims.Subject!));
        foreach (var role in claims.Roles)
            identity.AddClaim(new Claim("role", role));
        foreach (var permission in claims.Roles.SelectMany(Roles.PermissionsOf).Distinct())
            identity.AddClaim(new Claim(PermissionClaim, permission));

        // A hub closes its connections by this time.
        var expires = DateTimeOffset.FromUnixTimeSeconds(claims.ExpiresAt!.Value);
        return new AuthenticationTicket(new ClaimsPrincipal(identity), new AuthenticationProperties { ExpiresUtc = expires }, SchemeName);
    }
}
