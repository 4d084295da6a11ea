using System.Collections.Concurrent;
using System.Text.Json.Nodes;

[assembly: AssemblyFixture(typeof(BizPulse.Deploy.Tests.Infrastructure))]

namespace BizPulse.Deploy.Tests;

/// <summary>A copy of <c>infra/</c>, and what the compiler foresees that Azure would be asked for.</summary>
public sealed class Infrastructure : IDisposable
{
    internal const string Domain = "environment.example";

    internal static readonly string Checkout = Engines.Checkout.Of(AppContext.BaseDirectory);
    internal static readonly string Source = Path.Combine(Checkout, "infra");

    private readonly ConcurrentDictionary<string, Lazy<Task<JsonArray>>> _resources = new();

    private readonly Dictionary<string, string> _environment = Programs.ToDictionary(
        name => $"SERVICE_{name.ToUpperInvariant()}_IMAGE_NAME", name => $"registry.example/{name}:1");

    public Infrastructure()
    {
        _environment["AZURE_CONTAINER_APPS_ENVIRONMENT_DEFAULT_DOMAIN"] = Domain;
        foreach (var file in Directory.GetFiles(Source))
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));

        // As azd would fill it in; the compiler then says if a parameter is missing or unknown.
        var filledIn = JsonNode.Parse(File.ReadAllText(Path.Combine(Source, "main.parameters.json")))!;
        var parameters = filledIn["parameters"]!.AsObject().Select(parameter => $"param {parameter.Key} = 'any'");
        File.WriteAllLines(Path.Combine(Folder, "main.bicepparam"), ["using 'main.bicep'", "", .. parameters]);
    }

    /// <summary>What azd deploys with an image: a file of parameters each.</summary>
    internal static IEnumerable<string> Programs =>
        Directory.GetFiles(Source, "*.bicepparam").Select(file => Path.GetFileNameWithoutExtension(file)).Order();

    internal string Folder { get; } = Directory.CreateTempSubdirectory("bizpulse-infra-").FullName;

    internal Task BicepAsync(params string[] arguments) => Bicep.RunAsync(Folder, _environment, arguments);

    /// <summary>What a file of parameters asks for, expressions worked out as far as one can without Azure.</summary>
    internal Task<JsonArray> ResourcesAsync(string name) => _resources.GetOrAdd(name, _ => new(async () =>
    {
        string[] scope = ["--subscription-id", Guid.Empty.ToString(), "--location", "westeurope"];
        string[] group = name == "main" ? [] : ["--resource-group", "group"];
        await BicepAsync(["snapshot", $"{name}.bicepparam", "--mode", "overwrite", .. scope, .. group]);
        var snapshot = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, $"{name}.snapshot.json")))!;
        return snapshot["predictedResources"]!.AsArray();
    })).Value;

    /// <summary>The app or job of a program.</summary>
    internal async Task<App> AppAsync(string name) => new((await ResourcesAsync(name)).Single()!);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
