using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BizPulse.Engines;

[assembly: AssemblyFixture(typeof(BizPulse.Deploy.Tests.Manifest))]

namespace BizPulse.Deploy.Tests;

/// <summary>Aspire's own description of what the AppHost composes for a deployment, with the demo shop.</summary>
public sealed partial class Manifest : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bizpulse-manifest-").FullName;
    private JsonObject _resources = [];

    internal IEnumerable<string> Programs => OfType("project.v0");

    internal IEnumerable<string> Parameters => OfType("parameter.v0");

    internal JsonNode this[string name] => _resources[name]!;

    public async ValueTask InitializeAsync()
    {
        var file = Path.Combine(_folder, "manifest.json");
        var (exitCode, output) = await Program.RunAsync(
            _folder, new Dictionary<string, string>(), Checkout.Dotnet, Checkout.Binary("BizPulse.AppHost"),
            "--publisher", "manifest", "--output-path", file, "--BizPulse:Demo=true", $"--{Home.Setting}={_folder}");
        Assert.True(exitCode == 0, $"the AppHost wrote no manifest:\n{output}");
        _resources = JsonNode.Parse(await File.ReadAllTextAsync(file))!["resources"]!.AsObject();
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// Environment variables by their names. <c>GATEWAY_HTTP</c> and the like are left out: they say once more what
    /// <c>services__gateway__http__0</c> says, for programs without service discovery, and ours have it.
    /// </summary>
    internal Dictionary<string, string> Variables(string program) => this[program]["env"]!.AsObject()
        .Where(variable => !ShortAddress().IsMatch(variable.Key))
        .ToDictionary(variable => variable.Key, variable => (string)variable.Value!);

    internal bool IsSecret(string parameter) => (bool?)this[parameter]["inputs"]?["value"]?["secret"] ?? false;

    /// <summary>What a value refers to, such as <c>{kafka.connectionString}</c>.</summary>
    internal static IReadOnlyList<(string Resource, string Property)> References(string value) =>
        [.. Reference().Matches(value).Select(reference => (reference.Groups[1].Value, reference.Groups[2].Value))];

    private IEnumerable<string> OfType(string type) => _resources
        .Where(resource => (string?)resource.Value!["type"] == type)
        .Select(resource => resource.Key)
        .Order();

    [GeneratedRegex("^[A-Z]+_HTTP$")]
    private static partial Regex ShortAddress();

    [GeneratedRegex(@"\{([\w-]+)\.([\w.]+)\}")]
    private static partial Regex Reference();
}
