using System.Security.Cryptography;
using BizPulse.Access;

namespace BizPulse.ServiceDefaults.Tests.Access;

internal sealed class StaticKeys(params (string Id, ECDsa Key)[] keys) : IVerificationKeys
{
    public ValueTask<ECDsa?> FindAsync(string keyId, CancellationToken ct)
        => ValueTask.FromResult<ECDsa?>(keys.FirstOrDefault(key => key.Id == keyId).Key);
}
