using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using BizPulse.Access;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.Tokens;

namespace BizPulse.ServiceDefaults.Tests.Access;

public sealed class GatewayKeysTests : IDisposable
{
    private readonly FixedTime _time = new(DateTimeOffset.UnixEpoch.AddYears(56));
    private readonly Gateway _gateway = new();

    public void Dispose() => _gateway.Dispose();

    [Fact]
    public async Task Keys_are_fetched_once_and_then_known()
    {
        using var keys = Keys();
        _gateway.Publish("k1");

        Assert.NotNull(await keys.FindAsync("k1", default));
        Assert.NotNull(await keys.FindAsync("k1", default));
        Assert.Equal(1, _gateway.Fetches);
    }

    [Fact]
    public async Task A_new_key_is_found_when_a_token_names_it()
    {
        using var keys = Keys();
        _gateway.Publish("k1");
        await keys.FindAsync("k1", default);

        _gateway.Publish("k2");
        _time.Now += TimeSpan.FromSeconds(11);

        Assert.NotNull(await keys.FindAsync("k2", default));
        Assert.NotNull(await keys.FindAsync("k1", default));
    }

    [Fact]
    public async Task Invented_names_cause_no_storm_of_fetches()
    {
        using var keys = Keys();
        _gateway.Publish("k1");
        await keys.FindAsync("k1", default);

        for (var i = 0; i < 100; i++)
            Assert.Null(await keys.FindAsync($"forged-{i}", default));

        Assert.Equal(1, _gateway.Fetches);
    }

    [Fact]
    public async Task Known_keys_still_serve_while_the_gateway_is_away()
    {
        using var keys = Keys();
        _gateway.Publish("k1");
        await keys.FindAsync("k1", default);

        _gateway.IsAway = true;
        _time.Now += TimeSpan.FromHours(1);

        Assert.NotNull(await keys.FindAsync("k1", default));
        Assert.Null(await keys.FindAsync("k2", default));
    }

    [Fact]
    public async Task Those_who_wait_for_a_fetch_that_fails_do_not_each_try_again()
    {
        using var keys = Keys();
        _gateway.IsAway = true;
        _gateway.Answer = new TaskCompletionSource();

        var waiting = Enumerable.Range(0, 5).Select(_ => keys.FindAsync("k1", default).AsTask()).ToList();
        _time.Now += TimeSpan.FromSeconds(5);
        _gateway.Answer.SetResult();

        Assert.All(await Task.WhenAll(waiting), Assert.Null);
        Assert.Equal(1, _gateway.Fetches);
    }

    private GatewayKeys Keys() => new(_gateway, _time, NullLogger<GatewayKeys>.Instance);

    private sealed class Gateway : HttpMessageHandler, IHttpClientFactory
    {
        private readonly List<JsonWebKey> _keys = [];

        internal int Fetches { get; private set; }

        internal bool IsAway { get; set; }

        internal TaskCompletionSource? Answer { get; set; }

        internal void Publish(string keyId)
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            _keys.Add(PublicKeys.Of(keyId, key));
        }

        public HttpClient CreateClient(string name) =>
            new(this, disposeHandler: false) { BaseAddress = new("http://gateway/.well-known/jwks.json") };

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Fetches++;
            if (Answer is not null)
                await Answer.Task;
            return IsAway
                ? throw new HttpRequestException("away")
                : new HttpResponseMessage(HttpStatusCode.OK)
                {
                    Content = JsonContent.Create(
                        new
                        {
                            keys = _keys.Select(key =>
                                new { kty = key.Kty, crv = key.Crv, kid = key.Kid, x = key.X, y = key.Y })
                        })
                };
        }
    }
}
