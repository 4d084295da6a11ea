using BizPulse.Access;
using BizPulse.Gateway.Identity;

namespace BizPulse.Gateway.Keys;

internal sealed class AccessTokenIssuer(SigningKeys keys, TimeProvider time)
{
    internal static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    internal AccessTokenResponse Issue(User user)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var lifetime = (int)Lifetime.TotalSeconds;
        var claims = new AccessClaims
        {
            Subject = user.Id.ToString(),
            Name = user.UserName,
            Roles = [user.Role],
            IssuedAt = now,
            NotBefore = now,
            ExpiresAt = now + lifetime,
        };
        var key = keys.Current;
        return new(AccessTokens.Sign(key.Id, key.Key, claims), "Bearer", lifetime);
    }
}
