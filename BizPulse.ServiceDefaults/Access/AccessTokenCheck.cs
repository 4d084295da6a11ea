using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace BizPulse.Access;

/// <summary>
/// Checks access tokens. It knows one algorithm, one issuer and one kind of token, and takes nothing that could be read
/// in two ways: the library alone would overlook padding, names that stand twice, and headers it should have
/// understood.
/// </summary>
public sealed class AccessTokenCheck : JsonWebTokenHandler
{
    public const int MaxLength = 4096;

    private static readonly TimeSpan _skew = TimeSpan.FromSeconds(30);
    private static readonly SearchValues<char> _base64Url = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
    private static readonly JsonSerializerOptions _json =
        new() { AllowDuplicateProperties = false, NumberHandling = JsonNumberHandling.Strict };

    private readonly IVerificationKeys _keys;
    private readonly TimeProvider _time;

    public AccessTokenCheck(IVerificationKeys keys, TimeProvider time)
    {
        (_keys, _time) = (keys, time);
        MapInboundClaims = false;
        Parameters = new TokenValidationParameters
        {
            ValidAlgorithms = [AccessTokens.Algorithm],
            ValidTypes = [AccessTokens.Type],
            ValidIssuer = AccessClaims.DefaultIssuer,
            ValidAudience = AccessClaims.DefaultAudience,
            LifetimeValidator = IsInForce,
            NameClaimType = "name",
            RoleClaimType = "roles",
        };
    }

    internal TokenValidationParameters Parameters { get; }

    public override async Task<TokenValidationResult> ValidateTokenAsync(
        string token, TokenValidationParameters validationParameters)
    {
        if (token.Length > MaxLength)
            return Refuse("The token is too long.");
        if (token.Split('.') is not [var headerPart, var payloadPart, var signaturePart])
            return Refuse("A token has three parts.");
        if (!IsBase64Url(headerPart) || !IsBase64Url(payloadPart) || !IsBase64Url(signaturePart))
            return Refuse("The token is not base64url.");
        if (!TryRead<Header>(headerPart, out var header)
            || header is not { Algorithm: AccessTokens.Algorithm, KeyId: { Length: > 0 } keyId, Critical: null })
            return Refuse("The token is not signed by ES256 with a named key.");
        if (await _keys.FindAsync(keyId, CancellationToken.None) is not { } key)
            return Refuse("The token's key is not known.");

        var parameters = validationParameters.Clone();
        parameters.IssuerSigningKey = key;
        var result = await base.ValidateTokenAsync(token, parameters);
        if (!result.IsValid)
            return result;
        return TryRead<AccessClaims>(payloadPart, out var claims) && claims.Subject is { Length: > 0 }
            ? result
            : Refuse("The token names nobody, or its claims can't be read.");
    }

    private bool IsInForce(
        DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        if (notBefore is null || expires is null)
            throw new SecurityTokenInvalidLifetimeException("The token has no period of validity.");
        if (expires + _skew <= now)
            throw new SecurityTokenExpiredException("The token has expired.") { Expires = expires.Value };
        if (notBefore - _skew > now)
            throw new SecurityTokenNotYetValidException("The token is not valid yet.") { NotBefore = notBefore.Value };
        return true;
    }

    private static TokenValidationResult Refuse(string reason) =>
        new() { IsValid = false, Exception = new SecurityTokenMalformedException(reason) };

    private static bool IsBase64Url(string text) =>
        text.Length > 0 && !text.AsSpan().ContainsAnyExcept(_base64Url) && Base64Url.IsValid(text);

    private static bool TryRead<T>(string part, [NotNullWhen(true)] out T? value) where T : class
    {
        try
        {
            value = JsonSerializer.Deserialize<T>(Base64Url.DecodeFromChars(part), _json);
        }
        catch (JsonException)
        {
            value = null;
        }

        return value is not null;
    }

    private sealed record Header(
        [property: JsonPropertyName("alg")] string? Algorithm,
        [property: JsonPropertyName("kid")] string? KeyId,
        [property: JsonPropertyName("crit")] JsonElement? Critical);
}
