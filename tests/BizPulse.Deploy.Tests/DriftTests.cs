using System.Text.RegularExpressions;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using BizPulse.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace BizPulse.Deploy.Tests;

/// <summary>What the AppHost says and what is deployed are the same.</summary>
public sealed partial class DriftTests(Infrastructure infra, Manifest manifest)
{
    private const string Job = "migrations";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Programs => [.. Infrastructure.Programs];

    public static TheoryData<string> Services => [.. Infrastructure.Programs.Except([Job])];

    [Fact]
    public void Every_program_of_the_AppHost_is_deployed_and_no_other() =>
        Assert.Equal(manifest.Programs, Infrastructure.Programs);

    [Theory, MemberData(nameof(Programs))]
    public async Task A_program_is_told_what_the_AppHost_tells_it(string program)
    {
        var told = new Dictionary<string, Variable>();
        foreach (var (name, value) in manifest.Variables(program))
            told.Add(name, await AsDeployedAsync(value));
        var deployed = (await infra.AppAsync(program)).Variables;

        string[] differences =
        [
            .. told.Keys.Except(deployed.Keys).Select(name => $"lacks {name}: {told[name]}"),
            .. deployed.Keys.Except(told.Keys).Select(name => $"has {name}, which the AppHost does not know"),
            .. told.Keys.Intersect(deployed.Keys).Where(name => told[name] != deployed[name])
                .Select(name => $"has {name}: {deployed[name]} instead of {told[name]}"),
        ];
        Assert.True(differences is [], $"{program}.bicepparam {string.Join(", ", differences)}");
    }

    [Fact]
    public async Task Migrations_are_a_job_that_a_release_starts()
    {
        var job = await infra.AppAsync(Job);

        Assert.True(job.IsJob);
        Assert.Equal("Manual", (string?)job.Configuration["triggerType"]);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_service_is_reached_as_the_AppHost_says(string service)
    {
        var endpoint = manifest[service]["bindings"]!["http"]!;
        var app = await infra.AppAsync(service);

        Assert.False(app.IsJob);
        Assert.Equal((bool?)endpoint["external"] ?? false, app.IsExternal);
        Assert.Equal((string?)endpoint["transport"], (string?)app.Ingress["transport"]);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_service_is_probed_where_it_answers(string service)
    {
        var app = await infra.AppAsync(service);
        var probes = app.Container["probes"]!.AsArray()
            .ToDictionary(probe => (string)probe!["type"]!, probe => probe!["httpGet"]!);

        Assert.Equal(["Liveness", "Readiness", "Startup"], probes.Keys.Order());
        Assert.All(probes.Values, probe => Assert.Contains((string?)probe["path"], DefaultEndpoints()));
        Assert.All(probes.Values, probe => Assert.Equal(app.Port, (int)probe["port"]!));

        await using var composition = await ComposeAsync();
        var composed = composition.Resources.Single(resource => resource.Name == service);
        var awaited = composed.Annotations.OfType<HealthCheckAnnotation>().Single().Key; // with the path in it
        Assert.Contains($"_{probes["Readiness"]["path"]}_", awaited, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Programs))]
    public async Task A_program_reads_its_secrets_from_the_vault_as_itself(string program)
    {
        var app = await infra.AppAsync(program);
        var vault = await SecretsOfVaultAsync();

        foreach (var secret in app.Configuration["secrets"]!.AsArray())
        {
            var name = (string)secret!["name"]!;
            Assert.Contains(name, vault);
            Assert.EndsWith($".vaultUri, '{name}')]", (string?)secret["keyVaultUrl"], StringComparison.Ordinal);
            Assert.NotNull(app.Resource["identity"]!["userAssignedIdentities"]![(string)secret["identity"]!]);
            Assert.Null(secret["value"]);
        }
    }

    [Fact]
    public async Task The_vault_has_no_secret_that_nobody_reads()
    {
        var read = new List<string> { "postgres-password" }; // azd reads it, to keep it
        foreach (var program in Infrastructure.Programs)
        {
            var variables = (await infra.AppAsync(program)).Variables.Values;
            read.AddRange(variables.Select(variable => variable.Secret).OfType<string>());
        }

        Assert.Empty((await SecretsOfVaultAsync()).Except(read));
    }

    [Fact]
    public async Task There_is_an_event_hub_for_every_topic() =>
        Assert.Equal(Topics.All, await NamesAsync("Microsoft.EventHub/namespaces/eventhubs"));

    [Fact]
    public async Task Every_parameter_of_the_AppHost_is_secret_and_says_what_it_is()
    {
        await using var composition = await ComposeAsync();
        var parameters = composition.Resources.OfType<ParameterResource>().ToList();

        Assert.Equal(manifest.Parameters, parameters.Select(parameter => parameter.Name).Order());
        Assert.All(parameters, parameter => Assert.True(parameter.Secret, parameter.Name));
        Assert.All(parameters, parameter => Assert.NotEqual("", parameter.Description ?? ""));
    }

    [Fact]
    public async Task Azd_deploys_every_program_and_the_services_after_the_migrations()
    {
        var azure = await File.ReadAllTextAsync(Path.Combine(Infrastructure.Checkout, "azure.yaml"), Ct);
        var services = Service().Matches(azure)
            .Select(service => service.Groups)
            .ToDictionary(service => service["name"].Value);

        Assert.Equal(manifest.Programs, services.Keys.Order());
        foreach (var (name, service) in services)
        {
            var when = name == Job ? "    hooks:\n      postdeploy:\n" : "    uses: [migrations]";
            Assert.Contains(when, service["rest"].Value, StringComparison.Ordinal);
            Assert.Contains($"/{service["project"].Value}/", (string)manifest[name]["path"]!, StringComparison.Ordinal);
        }
    }

    /// <summary>A value of the manifest as it has to be deployed: what contains a secret, as one.</summary>
    private async Task<Variable> AsDeployedAsync(string value)
    {
        if (Manifest.References(value) is not [.., var (resource, property)] references)
            return new(value);

        switch (property)
        {
            case "bindings.http.targetPort":
                return new($"{(await infra.AppAsync(resource)).Port}");
            case "bindings.http.url":
                var internally = (await infra.AppAsync(resource)).IsExternal ? "" : ".internal";
                return new($"https://{resource}{internally}.{Infrastructure.Domain}");
            default:
                Assert.All(references, reference => Assert.True(manifest.IsSecret(reference.Resource)));
                return references.Count == 1
                    ? new(null, resource)
                    : new(null, resource.Replace("-password", "-database", StringComparison.Ordinal)); // it is a part
        }
    }

    private Task<List<string>> SecretsOfVaultAsync() => NamesAsync("Microsoft.KeyVault/vaults/secrets");

    /// <summary>What services stand on, by its own name without that of its parent.</summary>
    private async Task<List<string>> NamesAsync(string type) =>
    [
        .. (await infra.ResourcesAsync("main"))
            .Where(resource => (string?)resource!["type"] == type)
            .Select(resource => ((string)resource!["name"]!).Split('/')[^1]),
    ];

    private static List<string?> DefaultEndpoints()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddServiceDefaults();
        var app = builder.Build();
        app.MapDefaultEndpoints();
        var endpoints = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints);
        return [.. endpoints.OfType<RouteEndpoint>().Select(endpoint => endpoint.RoutePattern.RawText)];
    }

    private static Task<IDistributedApplicationTestingBuilder> ComposeAsync() =>
        DistributedApplicationTestingBuilder.CreateAsync<Projects.BizPulse_AppHost>(
            ["--operation", "publish", "--publisher", "manifest"], Ct);

    [GeneratedRegex(
        @"^  (?<name>\w+):\n    project: (?<project>\S+)\n"
            + @"    language: dotnet\n    host: containerapp\n(?<rest>(    .*\n)*)",
        RegexOptions.Multiline)]
    private static partial Regex Service();
}
