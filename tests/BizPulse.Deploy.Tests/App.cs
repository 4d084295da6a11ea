using System.Text.Json.Nodes;

namespace BizPulse.Deploy.Tests;

/// <summary>A container app or a job of container apps.</summary>
internal sealed record App(JsonNode Resource)
{
    internal bool IsJob => (string?)Resource["type"] == "Microsoft.App/jobs";

    internal JsonNode Configuration => Resource["properties"]!["configuration"]!;

    internal JsonNode Ingress => Configuration["ingress"]!;

    internal bool IsExternal => (bool)Ingress["external"]!;

    internal int Port => (int)Ingress["targetPort"]!;

    internal JsonNode Container => Resource["properties"]!["template"]!["containers"]!.AsArray().Single()!;

    internal Dictionary<string, Variable> Variables => Container["env"]!.AsArray().ToDictionary(
        variable => (string)variable!["name"]!,
        variable => new Variable((string?)variable!["value"], (string?)variable["secretRef"]));
}

/// <summary>What an environment variable is told: a value, or the name of a secret.</summary>
internal sealed record Variable(string? Value, string? Secret = null)
{
    public override string ToString() => Secret is null ? $"'{Value}'" : $"secret '{Secret}'";
}
