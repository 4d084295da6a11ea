using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BizPulse.Access;
using Microsoft.IdentityModel.Tokens;

namespace BizPulse.ServiceDefaults.Tests.Access;

public sealed class AccessTokensTests : IDisposable
{
    private static readonly DateTimeOffset _now = DateTimeOffset.FromUnixTimeSeconds(1_790_000_000);

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly AccessTokenCheck _check;

    public AccessTokensTests() => _check = new AccessTokenCheck(new StaticKeys(("k1", _key)), new FixedTime(_now));

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task Accepts_what_it_has_signed()
    {
        var check = await CheckAsync(AccessTokens.Sign("k1", _key, Claims()));

        Assert.True(check.IsValid, $"{check.Exception}");
        Assert.Equal("42", check.ClaimsIdentity.FindFirst("sub")?.Value);
        Assert.Equal("Ada", check.ClaimsIdentity.Name);
        Assert.True(new ClaimsPrincipal(check.ClaimsIdentity).IsInRole("planner"));
    }

    [Fact]
    public async Task Refuses_the_example_of_RFC_7515_as_a_token_for_it_names_no_key() => await RefusedAsync(
        "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ."
        + "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q", "ES256");

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("NONE")]
    public async Task Refuses_tokens_without_a_signature(string algorithm)
    {
        var payload = Payload(AccessTokens.Sign("k1", _key, Claims()));
        var header = Encode($$"""{"alg":"{{algorithm}}","kid":"k1","typ":"JWT"}""");

        await RefusedAsync($"{header}.{payload}.", "base64url");
        await RefusedAsync($"{header}.{payload}.AAAA", "ES256");
    }

    [Fact]
    public async Task Refuses_a_signature_made_by_HMAC_with_the_public_key()
    {
        var header = Encode("""{"alg":"HS256","kid":"k1","typ":"JWT"}""");
        var text = $"{header}.{Payload(AccessTokens.Sign("k1", _key, Claims()))}";
        var publicKey = _key.ExportSubjectPublicKeyInfo();
        var forged = Base64Url.EncodeToString(HMACSHA256.HashData(publicKey, Encoding.ASCII.GetBytes(text)));

        await RefusedAsync($"{text}.{forged}", "ES256");

        var lyingText = $"{Encode("""{"alg":"ES256","kid":"k1","typ":"JWT"}""")}.{text.Split('.')[1]}";
        // 64 bytes, as ES256 has
        var lying = Base64Url.EncodeToString(HMACSHA512.HashData(publicKey, Encoding.ASCII.GetBytes(lyingText)));
        await RefusedAsync($"{lyingText}.{lying}", "signature");
    }

    [Theory]
    [InlineData("ES384")]
    [InlineData("es256")]
    [InlineData("RS256")]
    public async Task Refuses_other_algorithms_even_when_the_signature_holds(string algorithm)
        => await RefusedAsync(SignRaw($$"""{"alg":"{{algorithm}}","kid":"k1"}""", """{"sub":"42"}"""), "ES256");

    [Theory]
    [InlineData("""{"kid":"k1"}""")]
    [InlineData("""{"alg":"ES256"}""")]
    [InlineData("""{"alg":"ES256","kid":""}""")]
    [InlineData("""{"alg":"ES256","kid":"k1","crit":["exp"]}""")]
    [InlineData("""{"alg":"none","alg":"ES256","kid":"k1"}""")]
    [InlineData("""["ES256"]""")]
    [InlineData("null")]
    [InlineData("{")]
    public async Task Refuses_headers_that_say_too_little_or_too_much(string header)
        => await RefusedAsync(SignRaw(header, """{"sub":"42"}"""), "ES256");

    [Theory]
    [InlineData("JWE")]
    [InlineData("at+jwt")]
    [InlineData(null)]
    public async Task Refuses_tokens_of_another_type(string? type) => await RefusedAsync(
        SignRaw(
            JsonSerializer.Serialize(new { alg = "ES256", kid = "k1", typ = type }),
            JsonSerializer.Serialize(Claims())),
        "type");

    [Theory]
    [InlineData("k1", "signature")]
    [InlineData("theirs", "not known")]
    public async Task Refuses_keys_that_a_token_brings_along_or_points_to(string keyId, string because)
    {
        using var foreign = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var jwk = PublicKeys.Of(keyId, foreign);
        var brought = new
        {
            alg = "ES256",
            kid = keyId,
            typ = "JWT",
            jwk = new { kty = jwk.Kty, crv = jwk.Crv, x = jwk.X, y = jwk.Y },
            jku = "https://evil.example/jwks.json"
        };

        await RefusedAsync(
            SignRaw(JsonSerializer.Serialize(brought), JsonSerializer.Serialize(Claims()), foreign), because);
    }

    [Fact]
    public async Task Refuses_another_curve()
    {
        using var foreign = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        await RefusedAsync(
            SignRaw("""{"alg":"ES256","kid":"k1","typ":"JWT"}""", JsonSerializer.Serialize(Claims()), foreign),
            "signature");

        var point = foreign.ExportParameters(false).Q;
        var set = JsonSerializer.Serialize(
            new
            {
                keys = new[]
                {
                    new
                    {
                        kty = "EC",
                        crv = "P-384",
                        kid = "k1",
                        x = Base64Url.EncodeToString(point.X),
                        y = Base64Url.EncodeToString(point.Y)
                    }
                }
            });
        Assert.Empty(PublicKeys.Read(set)); // not even when the gateway's set had it
    }

    [Fact]
    public async Task Refuses_any_number_of_parts_but_three()
    {
        var token = AccessTokens.Sign("k1", _key, Claims());

        await RefusedAsync("", "three parts");
        await RefusedAsync("abc", "three parts");
        await RefusedAsync(token[..token.LastIndexOf('.')], "three parts");
        await RefusedAsync(token + ".AAAA", "three parts");
        await RefusedAsync(token + ".AAAA.AAAA", "three parts"); // as an encrypted one would have
    }

    [Fact]
    public async Task Refuses_tokens_longer_than_four_kilobytes()
        => await RefusedAsync(
            AccessTokens.Sign("k1", _key, Claims() with { Name = new string('x', 4096) }), "too long");

    [Fact]
    public async Task Refuses_altered_claims()
    {
        var parts = AccessTokens.Sign("k1", _key, Claims()).Split('.');
        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!;
        claims["roles"] = new JsonArray("admin");

        await RefusedAsync($"{parts[0]}.{Encode(claims.ToJsonString())}.{parts[2]}", "signature");
    }

    [Fact]
    public async Task Refuses_a_token_when_any_of_its_characters_is_changed()
    {
        var token = AccessTokens.Sign("k1", _key, Claims());
        for (var i = 0; i < token.Length; i++)
        {
            // The last character of a part holds bits that carry nothing: flipping one that counts is what matters.
            var changed = token[i] == 'A' ? 'Q' : 'A';
            var check = await CheckAsync($"{token[..i]}{changed}{token[(i + 1)..]}");
            Assert.False(check.IsValid, $"position {i}");
        }
    }

    [Fact]
    public async Task Refuses_a_foreign_key_under_a_known_name()
    {
        using var foreign = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await RefusedAsync(AccessTokens.Sign("k1", foreign, Claims()), "signature");
    }

    [Fact]
    public async Task Refuses_an_unknown_key() =>
        await RefusedAsync(AccessTokens.Sign("k2", _key, Claims()), "not known");

    [Fact]
    public async Task Refuses_a_signature_of_zeros_or_of_another_form()
    {
        var token = AccessTokens.Sign("k1", _key, Claims());
        var text = token[..token.LastIndexOf('.')];
        var der = _key.SignData(
            Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

        await RefusedAsync($"{text}.{Base64Url.EncodeToString(new byte[64])}", "signature");
        await RefusedAsync($"{text}.{Base64Url.EncodeToString(der)}", "signature");
        await RefusedAsync($"{text}.AAAA", "signature");
    }

    [Theory]
    [InlineData("=")]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("+")]
    public async Task Refuses_what_is_not_strict_base64url(string addition)
        => await RefusedAsync(AccessTokens.Sign("k1", _key, Claims()) + addition, "base64url");

    [Fact]
    public async Task Allows_half_a_minute_of_difference_between_clocks_and_no_more()
    {
        var now = _now.ToUnixTimeSeconds();

        Assert.True((await CheckAsync(Sign(Claims() with { ExpiresAt = now - 29 }))).IsValid);
        Assert.True((await CheckAsync(Sign(Claims() with { NotBefore = now + 30 }))).IsValid);
        await RefusedAsync(Sign(Claims() with { ExpiresAt = now - 30 }), "expired");
        await RefusedAsync(Sign(Claims() with { NotBefore = now + 31 }), "not valid yet");
    }

    [Fact]
    public async Task Refuses_claims_of_others_or_without_bounds()
    {
        await RefusedAsync(Sign(Claims() with { Issuer = "joe" }), "issuer");
        await RefusedAsync(Sign(Claims() with { Issuer = null }), "issuer");
        await RefusedAsync(Sign(Claims() with { Audience = "other" }), "audience");
        await RefusedAsync(Sign(Claims() with { Subject = "" }), "nobody");
        await RefusedAsync(Sign(Claims() with { ExpiresAt = null }), "period");
        await RefusedAsync(Sign(Claims() with { NotBefore = null }), "period");
    }

    [Theory]
    [InlineData("""{"iss":"bizpulse","aud":"bizpulse","sub":"42","nbf":1,"exp":"9999999999"}""")]
    [InlineData("""{"iss":"bizpulse","aud":["bizpulse","other"],"sub":"42","nbf":1,"exp":9999999999}""")]
    [InlineData("""{"iss":"bizpulse","aud":"bizpulse","sub":"42","nbf":1,"exp":1,"exp":9999999999}""")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task Refuses_claims_it_would_have_to_guess_at(string payload)
        => Assert.False((await CheckAsync(SignRaw("""{"alg":"ES256","kid":"k1","typ":"JWT"}""", payload))).IsValid);

    private static AccessClaims Claims() => new()
    {
        Subject = "42",
        Name = "Ada",
        Roles = ["planner"],
        IssuedAt = _now.ToUnixTimeSeconds(),
        NotBefore = _now.ToUnixTimeSeconds(),
        ExpiresAt = _now.ToUnixTimeSeconds() + 900,
    };

    private string Sign(AccessClaims claims) => AccessTokens.Sign("k1", _key, claims);

    private string SignRaw(string header, string payload, ECDsa? key = null)
    {
        var text = $"{Encode(header)}.{Encode(payload)}";
        return $"{text}.{Base64Url.EncodeToString((key ?? _key).SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";
    }

    private Task<TokenValidationResult> CheckAsync(string token) => _check.ValidateTokenAsync(token, _check.Parameters);

    private async Task RefusedAsync(string token, string because)
    {
        var check = await CheckAsync(token);
        Assert.False(check.IsValid);
        Assert.Contains(
            because, $"{check.Exception.GetType().Name} {check.Exception.Message}", StringComparison.OrdinalIgnoreCase);
    }

    private static string Payload(string token) => token.Split('.')[1];

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
