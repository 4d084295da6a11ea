using System.Security.Cryptography;
using System.Text.Json;

namespace BizPulse.Engines;

/// <summary>Generated passwords and keys, kept in a file that only its owner can read.</summary>
internal sealed class Secrets(string path)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int Length = 32;

    private readonly Lock _lock = new();

    internal string GetOrAdd(string name)
    {
        lock (_lock)
        {
            var all = File.Exists(path)
                ? JsonSerializer.Deserialize<SortedDictionary<string, string>>(File.ReadAllText(path))!
                : [];
            if (all.TryGetValue(name, out var known))
                return known;

            all[name] = RandomNumberGenerator.GetString(Alphabet, Length);
            PrivateFile.Write(path, JsonSerializer.Serialize(all, JsonSerializerOptions.Web));
            return all[name];
        }
    }
}
