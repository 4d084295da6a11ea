using System.Text.Json.Serialization;

namespace BizPulse.Access;

/// <summary>The answer of <c>/.well-known/jwks.json</c>.</summary>
public sealed record JsonWebKeySet([property: JsonPropertyName("keys")] IReadOnlyList<JsonWebKey> Keys);
