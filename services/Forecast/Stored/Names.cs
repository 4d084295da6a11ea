using System.Text.Json;

namespace BizPulse.Forecasts.Stored;

/// <summary>Enumerations as they are kept: by the names that JSON has for them.</summary>
internal static class Names
{
    public static string Name<T>(this T value) where T : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static T Of<T>(string name) where T : struct, Enum => Enum.Parse<T>(name, ignoreCase: true);

    public static T? OrNull<T>(string? name) where T : struct, Enum => name is null ? null : Of<T>(name);
}
