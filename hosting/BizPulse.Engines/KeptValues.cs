using System.Text.Json;

namespace BizPulse.Engines;

/// <summary>Values that were made once and stay, in a file that only its owner can read.</summary>
internal sealed class KeptValues(string path)
{
    private readonly Lock _lock = new();

    internal string GetOrAdd(string name, Func<string> make, Func<string, bool>? isStillGood = null)
    {
        lock (_lock)
        {
            var all = File.Exists(path)
                ? JsonSerializer.Deserialize<SortedDictionary<string, string>>(File.ReadAllText(path))!
                : [];
            if (all.TryGetValue(name, out var known) && isStillGood?.Invoke(known) != false)
                return known;

            all[name] = make();
            PrivateFile.Write(path, JsonSerializer.Serialize(all, JsonSerializerOptions.Web));
            return all[name];
        }
    }
}
