using System.Collections.Frozen;
using System.Security.Cryptography;

namespace BizPulse.Access;

/// <summary>A set of public keys, ready to check signatures on any thread.</summary>
public sealed class KeyRing(IEnumerable<JsonWebKey> keys)
{
    // An ECDsa instance is not promised to serve several threads at once.
    private readonly FrozenDictionary<string, ThreadLocal<ECDsa>> _keys = keys
        .Where(key => key is { KeyType: "EC", Curve: "P-256" })
        .ToFrozenDictionary(key => key.KeyId, key => new ThreadLocal<ECDsa>(() => ECDsa.Create(key.ToParameters())));

    public ECDsa? Find(string keyId) => _keys.GetValueOrDefault(keyId)?.Value;
}
