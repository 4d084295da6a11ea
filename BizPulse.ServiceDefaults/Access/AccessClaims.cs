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

    /// <summary>
    /// What of the shop its bearer may see (<see cref="Scope"/>); a list that is left out narrows nothing.
    /// </summary>
    [JsonPropertyName(Scope.StoresClaim)] public string[]? Stores { get; init; }
    [JsonPropertyName(Scope.CountriesClaim)] public string[]? Countries { get; init; }
    [JsonPropertyName(Scope.CategoriesClaim)] public string[]? Categories { get; init; }

    [JsonPropertyName("iat")] public long IssuedAt { get; init; }
    [JsonPropertyName("nbf")] public long? NotBefore { get; init; }
    [JsonPropertyName("exp")] public long? ExpiresAt { get; init; }
}
