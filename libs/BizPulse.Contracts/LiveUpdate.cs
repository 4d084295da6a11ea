using System.Text.Json;
using System.Text.Json.Serialization;

namespace BizPulse.Contracts;

/// <summary>
/// Told over Redis after each commit: what changed, never how much. Readers fetch the touched rows, so a lost or
/// doubled message does no harm.
/// </summary>
/// <param name="Version">The data version of the commit.</param>
/// <param name="Skus">The touched products; null when there are too many to name.</param>
/// <param name="Sales">How many sales lines came in.</param>
public sealed record LiveUpdate(long Version, IReadOnlyList<string>? Skus, int Sales)
{
    public const string Channel = "bizpulse.live";
    public const int MostSkus = 500;

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, LiveJson.Default.LiveUpdate);

    public static LiveUpdate? FromJson(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, LiveJson.Default.LiveUpdate);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LiveUpdate))]
internal sealed partial class LiveJson : JsonSerializerContext;
