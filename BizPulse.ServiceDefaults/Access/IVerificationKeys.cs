using Microsoft.IdentityModel.Tokens;

namespace BizPulse.Access;

/// <summary>
/// The public keys that tokens are checked with: the gateway has them in its store, all others fetch them from it.
/// </summary>
public interface IVerificationKeys
{
    ValueTask<JsonWebKey?> FindAsync(string keyId, CancellationToken ct);
}
