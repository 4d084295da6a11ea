using BizPulse.Access;
using Microsoft.AspNetCore.Identity;

namespace BizPulse.Gateway.Identity;

/// <summary>Someone, or some machine, that signs in. Everybody has one role.</summary>
internal sealed class User : IdentityUser<Guid>
{
    public string Role { get; set; } = Roles.Viewer;
}
