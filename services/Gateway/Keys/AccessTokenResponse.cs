using System.Text.Json.Serialization;

namespace BizPulse.Gateway.Keys;

/// <summary>The answer of a sign-in as OAuth 2.0 (RFC 6749 §5.1) writes it.</summary>
public sealed record AccessTokenResponse(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] int ExpiresIn);
