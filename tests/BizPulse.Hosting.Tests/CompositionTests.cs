using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using BizPulse.Engines;

namespace BizPulse.Hosting.Tests;

/// <summary>What the AppHost composes, without starting any of it.</summary>
public sealed class CompositionTests : IDisposable
{
    private static readonly string[] s_services = ["ingestion", "forecast", "analytics", "simulator", "gateway"];

    private readonly string _home = Directory.CreateTempSubdirectory("bizpulse-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("processes")]
    [InlineData("containers")]
    public async Task Services_are_told_the_same_names_whatever_the_engines_are(string engines)
    {
        await using var builder = await ComposeAsync($"--BizPulse:Engines={engines}");

        foreach (var service in s_services)
        {
            var names = await EnvironmentAsync(builder, service);
            Assert.All(
                (string[])["ConnectionStrings__kafka", "ConnectionStrings__cache", "DOTNET_ENVIRONMENT"],
                name => Assert.Contains(name, names.Keys));
            Assert.Equal(service != "simulator", names.ContainsKey("ConnectionStrings__bizpulse"));
        }

        var job = await EnvironmentAsync(builder, "migrations");
        Assert.All(
            (string[])[
                "ConnectionStrings__bizpulse", "Roles__ingestion", "Roles__forecast", "Roles__analytics",
                "Roles__gateway"],
            name => Assert.Contains(name, job.Keys));
    }

    [Fact]
    public async Task As_containers_the_engines_are_images_with_volumes()
    {
        await using var builder = await ComposeAsync("--BizPulse:Engines=containers");

        var images = builder.Resources.OfType<ContainerResource>().ToDictionary(
            container => container.Name,
            container => container.Annotations.OfType<ContainerImageAnnotation>().Last().Image);
        Assert.Equal(["cache", "kafka", "postgres"], images.Keys.Order());
        Assert.Equal("apache/kafka", images["kafka"]);
        Assert.All(
            (string[])["kafka", "postgres"],
            name => Assert.NotEmpty(
                builder.Resources
                    .Single(resource => resource.Name == name).Annotations.OfType<ContainerMountAnnotation>()));
    }

    /// <summary>
    /// A broker that advertises another address than its clients use takes them in and loses them at once.
    /// </summary>
    [Fact]
    public async Task The_broker_in_a_container_advertises_the_address_that_services_are_given()
    {
        await using var builder = await ComposeAsync("--BizPulse:Engines=containers");
        var kafka = (ContainerResource)builder.Resources.Single(resource => resource.Name == "kafka");
        foreach (var endpoint in kafka.Annotations.OfType<EndpointAnnotation>())
            endpoint.AllocatedEndpoint = new AllocatedEndpoint(
                endpoint, "localhost", endpoint.Name == "tcp" ? 31_234 : 31_235);

        var settings = await EnvironmentAsync(builder, "kafka");
        var advertised = await ((IValueProvider)settings["KAFKA_ADVERTISED_LISTENERS"]).GetValueAsync(Ct);

        Assert.Equal("OUTSIDE://localhost:31234,INSIDE://kafka:9093", advertised);
        Assert.Equal("localhost:31234", await ((IResourceWithConnectionString)kafka).GetConnectionStringAsync(Ct));
        Assert.Equal(
            [9092, 9093],
            kafka.Annotations.OfType<EndpointAnnotation>().Select(endpoint => endpoint.TargetPort!.Value).Order());
    }

    [Fact]
    public async Task As_processes_the_engines_listen_where_the_home_remembers()
    {
        await using var builder = await ComposeAsync();

        Assert.Empty(builder.Resources.OfType<ContainerResource>());
        var home = new Home(_home);
        foreach (var engine in builder.Resources.OfType<EngineResource>())
        {
            Assert.Equal(home.Port(engine.Name), engine.Annotations.OfType<EndpointAnnotation>().Single().Port);
            Assert.NotEmpty(engine.Annotations.OfType<HealthCheckAnnotation>());
        }
    }

    [Fact]
    public async Task Unknown_engines_are_refused()
    {
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => ComposeAsync("--BizPulse:Engines=magic"));

        Assert.Contains(
            "BizPulse:Engines is 'magic'; it can be 'processes' or 'containers'.", refusal.ToString(),
            StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);

    private Task<IDistributedApplicationTestingBuilder> ComposeAsync(params string[] settings) =>
        DistributedApplicationTestingBuilder.CreateAsync<Projects.BizPulse_AppHost>(
            [$"--{Home.Setting}={_home}", .. settings], Ct);

    private static async Task<Dictionary<string, object>> EnvironmentAsync(
        IDistributedApplicationTestingBuilder builder, string name)
    {
        var resource = builder.Resources.Single(resource => resource.Name == name);
        var context = new EnvironmentCallbackContext(builder.ExecutionContext, resource, cancellationToken: Ct);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
            await annotation.Callback(context);
        return context.EnvironmentVariables;
    }
}
