using System.Globalization;
using System.Text.Json;

namespace BizPulse.Bench;

/// <summary>What a benchmark has measured: a table to read, and a JSON file with the same keys.</summary>
internal sealed class BenchReport(string name)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly List<(string Key, double Value, string Meaning)> _figures = [];

    /// <param name="key">Lower snake case, flat.</param>
    public void Add(string key, double value, string meaning) => _figures.Add((key, Math.Round(value, 4), meaning));

    /// <summary>Prints the table and writes <c>bench/&lt;name&gt;.json</c> into BIZPULSE_HOME.</summary>
    public void Publish()
    {
        Console.WriteLine();
        foreach (var (key, value, meaning) in _figures)
            Console.WriteLine($"{key,-24} {value.ToString("#,0.###", CultureInfo.InvariantCulture),16}   {meaning}");

        var folder = Path.Combine(Home, "bench");
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{name}.json");
        File.WriteAllText(
            path, JsonSerializer.Serialize(_figures.ToDictionary(each => each.Key, each => each.Value), Indented));
        Console.WriteLine($"\nwritten to {path}");
    }

    /// <summary>The running system's folder: BIZPULSE_HOME, or .bizpulse/run of the checkout.</summary>
    public static string Home => Environment.GetEnvironmentVariable("BIZPULSE_HOME") is { Length: > 0 } home
        ? Path.GetFullPath(home)
        : Path.Combine(Checkout(), ".bizpulse", "run");

    internal static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "BizPulse.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? Environment.CurrentDirectory;
    }
}
