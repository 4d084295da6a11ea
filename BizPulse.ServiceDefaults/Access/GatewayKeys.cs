using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using Polly;

namespace BizPulse.Access;

/// <summary>
/// The gateway's public keys, fetched when first needed and again when they are old or a token names one that is not
/// here. A new key is published an hour before it signs, so nobody waits for a fetch in the ordinary course; unknown
/// names, which anybody can send, cause one fetch in ten seconds at most.
/// </summary>
internal sealed class GatewayKeys(IHttpClientFactory clients, TimeProvider time, ILogger<GatewayKeys> logger)
    : IVerificationKeys, IDisposable
{
    internal const string ClientName = "jwks";

    private static readonly TimeSpan _maxAge = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _oneFetch = new(1, 1);
    private IReadOnlyDictionary<string, JsonWebKey> _keys = new Dictionary<string, JsonWebKey>();
    private DateTimeOffset _fetchedAt = DateTimeOffset.MinValue;
    private DateTimeOffset _triedAt = DateTimeOffset.MinValue;
    private DateTimeOffset _endedAt = DateTimeOffset.MinValue;

    public async ValueTask<JsonWebKey?> FindAsync(string keyId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (_keys.GetValueOrDefault(keyId) is { } key)
        {
            if (now - _fetchedAt > _maxAge && now - _triedAt > _pause)
                _ = FetchAsync(CancellationToken.None); // the known key serves meanwhile
            return key;
        }

        if (_fetchedAt == DateTimeOffset.MinValue || now - _triedAt > _pause)
            await FetchAsync(ct);
        return _keys.GetValueOrDefault(keyId);
    }

    public void Dispose() => _oneFetch.Dispose();

    private async Task FetchAsync(CancellationToken ct)
    {
        var asked = time.GetUtcNow();
        await _oneFetch.WaitAsync(ct);
        try
        {
            if (_endedAt > asked)
                return; // somebody else just did
            _triedAt = time.GetUtcNow();
            _keys = PublicKeys.Read(await clients.CreateClient(ClientName).GetStringAsync("", ct));
            _fetchedAt = time.GetUtcNow();
        }
        catch (Exception exception) when (exception is HttpRequestException
            or ExecutionRejectedException or ArgumentException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            logger.LogWarning(
                exception, "The gateway's keys could not be fetched; tokens are checked with those known so far");
        }
        finally
        {
            _endedAt = time.GetUtcNow();
            _oneFetch.Release();
        }
    }
}
