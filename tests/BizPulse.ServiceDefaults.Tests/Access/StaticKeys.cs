using System.Security.Cryptography;
using BizPulse.Access;
using Microsoft.IdentityModel.Tokens;

namespace BizPulse.ServiceDefaults.Tests.Access;

internal sealed class StaticKeys(params (string Id, ECDsa Key)[] keys) : IVerificationKeys
{
    public ValueTask<JsonWebKey?> FindAsync(string keyId, CancellationToken ct) => ValueTask.FromResult(keys
        .Where(key => key.Id == keyId).Select(key => PublicKeys.Of(key.Id, key.Key)).FirstOrDefault());
}
