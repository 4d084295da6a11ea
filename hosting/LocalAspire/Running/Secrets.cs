using System.Text.Json;

namespace LocalAspire.Running;

/// <summary>Generated passwords and keys, kept in a file that only its owner can read.</summary>
internal sealed class Secrets(string path)
{
    private readonly Lock _lock = new();

    internal string GetOrAdd(string name, Func<string> generate)
    {
        lock (_lock)
        {
            var all = File.Exists(path)
                ? JsonSerializer.Deserialize<SortedDictionary<string, string>>(File.ReadAllText(path))!
                : [];
            if (all.TryGetValue(name, out var known))
                return known;

            all[name] = generate();
            PrivateFile.Write(path, JsonSerializer.Serialize(all, JsonSerializerOptions.Web));
            return all[name];
        }
    }
}
