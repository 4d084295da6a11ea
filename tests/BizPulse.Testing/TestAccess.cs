using System.Security.Cryptography;
using BizPulse.Access;
using Microsoft.IdentityModel.Tokens;

namespace BizPulse.Testing;

/// <summary>
/// Tokens for a service under test, without a gateway: <c>services.AddSingleton&lt;IVerificationKeys&gt;(access)</c>
/// makes it accept what <see cref="TokenOf(string)"/> writes.
/// </summary>
public sealed class TestAccess(TimeProvider? clock = null) : IVerificationKeys, IDisposable
{
    private const string KeyId = "tests";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string TokenOf(string role) => TokenOf(role, stores: null);

    /// <summary>Of someone who may see a part of the shop.</summary>
    public string TokenOf(string role, string[]? stores, string[]? countries = null, string[]? categories = null)
    {
        var now = (clock ?? TimeProvider.System).GetUtcNow().ToUnixTimeSeconds();
        return AccessTokens.Sign(KeyId, _key, new AccessClaims
        {
            Subject = Guid.CreateVersion7().ToString(),
            Name = role,
            Roles = [role],
            Stores = stores,
            Countries = countries,
            Categories = categories,
            IssuedAt = now,
            NotBefore = now,
            ExpiresAt = now + 900,
        });
    }

    public ValueTask<JsonWebKey?> FindAsync(string keyId, CancellationToken ct) =>
        ValueTask.FromResult(keyId == KeyId ? PublicKeys.Of(KeyId, _key) : null);

    public void Dispose() => _key.Dispose();
}
