using BizPulse.Access;
using Microsoft.IdentityModel.Tokens;

namespace BizPulse.Gateway.Keys;

/// <summary>
/// The keys that access tokens are signed with. One signs for thirty days; its successor is published an hour before it
/// takes over, so that every service knows it by then, and it stays published as long as a token of it can live.
/// </summary>
internal sealed class SigningKeys(SigningKeyStore store, TimeProvider time) : IVerificationKeys
{
    internal static readonly TimeSpan SigningPeriod = TimeSpan.FromDays(30);
    internal static readonly TimeSpan PublishedBefore = TimeSpan.FromHours(1);

    private static readonly TimeSpan _publishedAfter = AccessTokenIssuer.Lifetime + TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _reloadPause = TimeSpan.FromSeconds(10);

    private IReadOnlyList<SigningKey> _keys = [];
    private IReadOnlyDictionary<string, JsonWebKey> _publicKeys = new Dictionary<string, JsonWebKey>();
    private DateTimeOffset _loadedAt = DateTimeOffset.MinValue;

    /// <summary>What <c>/.well-known/jwks.json</c> answers.</summary>
    internal IReadOnlyCollection<JsonWebKey> Published => [.. _publicKeys.Values];

    /// <summary>The key that signs now.</summary>
    internal SigningKey Current => _keys.LastOrDefault(key => key.SignsFrom <= time.GetUtcNow())
        ?? throw new InvalidOperationException("No signing key is there yet.");

    public async ValueTask<JsonWebKey?> FindAsync(string keyId, CancellationToken ct)
    {
        if (_publicKeys.GetValueOrDefault(keyId) is { } key)
            return key;
        if (time.GetUtcNow() - _loadedAt > _reloadPause)
            await LoadAsync(ct); // another instance may have made it
        return _publicKeys.GetValueOrDefault(keyId);
    }

    /// <summary>
    /// Makes the next key when it is time, drops those whose tokens have all expired, and takes over what others did.
    /// </summary>
    internal async Task RotateAsync(CancellationToken ct)
    {
        await store.AddAsync(NextSignsFrom, ct);
        await LoadAsync(ct);
        foreach (var (key, successor) in _keys.Zip(_keys.Skip(1)).ToList())
            if (successor.SignsFrom + _publishedAfter < time.GetUtcNow())
                await store.DeleteAsync(key.Id, ct);
    }

    private DateTimeOffset? NextSignsFrom(IReadOnlyList<SigningKey> keys)
    {
        var now = time.GetUtcNow();
        if (keys.Count == 0)
            return now; // nobody can have fetched anything yet
        var due = keys[^1].SignsFrom + SigningPeriod;
        var earliest = now + PublishedBefore;
        return due > earliest + PublishedBefore ? null : due > earliest ? due : earliest;
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        _keys = await store.ListAsync(ct);
        _publicKeys = _keys.ToDictionary(key => key.Id, key => PublicKeys.Of(key.Id, key.Key));
        _loadedAt = time.GetUtcNow();
    }
}
