using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BizPulse.Access;

internal sealed class CommandKeyOptions : AuthenticationSchemeOptions
{
    public string Key { get; set; } = "";
}

/// <summary>Compares the whole key whatever is given, so that the time it takes tells nothing.</summary>
internal sealed class CommandKeyHandler(
    IOptionsMonitor<CommandKeyOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<CommandKeyOptions>(options, logger, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var given = Encoding.UTF8.GetBytes(Request.Headers[CommandKey.Header].ToString());
        if (!CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(Options.Key)))
            return Task.FromResult(AuthenticateResult.Fail("The command key is wrong."));

        var identity = new ClaimsIdentity(
            [new("name", "dashboard"), new("roles", Roles.Planner)], Scheme.Name, nameType: "name", roleType: "roles");
        AccessRegistration.AddPermissions(identity);
        return Task.FromResult(
            AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
    }
}
