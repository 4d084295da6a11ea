using System.Text.Json.Serialization;

namespace BizPulse.Access;

/// <summary>What an access token says about its bearer; times are seconds since 1970.</summary>
public sealed record AccessClaims
{
    public const string DefaultIssuer = "bizpulse";
    public const string DefaultAudience = "bizpulse";

    [JsonPropertyName("iss")] public string? Issuer { get; init; } = DefaultIssuer;
    [JsonPropertyName("aud")] public string? Audience { get; init; } = DefaultAudience;
    [JsonPropertyName("sub")] public string? Subject { get; init; }
    [JsonPropertyName("name")] public string? Name { get; init; }
    [JsonPropertyName("roles")] public string[] Roles { get; init; } = [];
    [JsonPropertyName("iat")] public long IssuedAt { get; init; }
    [JsonPropertyName("nbf")] public long? NotBefore { get; init; }
    [JsonPropertyName("exp")] public long? ExpiresAt { get; init; }
}
