using BizPulse.AppHost;
using Microsoft.Extensions.Configuration;

// The whole of BizPulse. It runs on Aspire and on LocalAspire alike (docs/adr/0001-two-engines.md).
var builder = DistributedApplication.CreateBuilder(args);
var isLocal = builder.ExecutionContext.IsRunMode;

// Engines: local processes, containers, or what the cloud offers.
var (kafka, database, databaseAddress, cache, kafkaLogin) = Engines.Add(builder);

// Each service has a database role of its own. The migrations make the roles; everything else waits for the schema.
string[] roles = ["ingestion", "forecast", "analytics", "gateway"];
var passwords = roles.ToDictionary(role => role, role => Secret($"{role}-password"));
var migrations = builder.AddProject<Projects.BizPulse_Migrations>("migrations")
    .WithReference(database)
    .WaitFor(database)
    .DeployAsJob();
foreach (var (role, password) in passwords)
    migrations.WithEnvironment($"Roles__{role}", password);

var ingestion = WithDatabase(Service<Projects.BizPulse_Ingestion>("ingestion"));
var forecast = WithDatabase(Service<Projects.BizPulse_Forecast>("forecast"));
var analytics = WithDatabase(Service<Projects.BizPulse_Analytics>("analytics"));

// A shop that lives, so that there is something to see. It signs in as any till would.
var simulatorAccount = Secret("simulator-account");
var isDemo = builder.Configuration.GetValue("BizPulse:Demo", isLocal);
var simulator = Service<Projects.BizPulse_Simulator>("simulator")
    .WithEnvironment("Simulator__Mode", isDemo ? "Both" : "Off")
    .WithEnvironment("Simulator__Password", simulatorAccount);
if (builder.Configuration["BIZPULSE_HOME"] is { } home)
    simulator.WithEnvironment("Simulator__DataDirectory", Path.Combine(home, "data", "simulator"));

// The only door: the API of all services, sign-in, and the web app.
var gateway = WithDatabase(Service<Projects.BizPulse_Gateway>("gateway", port: builder.Configuration.GetValue("BIZPULSE_PORT", 8080)))
    .WithExternalHttpEndpoints()
    .WithReference(ingestion)
    .WithReference(forecast)
    .WithReference(analytics)
    .WithReference(simulator)
    .WithEnvironment("BizPulse__KeySecret", Secret("key-secret"))
    .WithEnvironment("BizPulse__SimulatorPassword", simulatorAccount);
if (!isLocal)
    gateway.WithEnvironment("BIZPULSE_BIND", "0.0.0.0"); // it listens to this machine alone unless told otherwise

// The gateway serves the built web app; its development server runs when asked to.
var web = builder.AddViteApp("web", "../web")
    .WithReference(gateway)
    .WithExplicitStart();
gateway.PublishWithContainerFiles(web, "wwwroot");
if (isLocal)
    gateway.WithEnvironment("BizPulse__WebRoot", Path.GetFullPath("../web/dist", builder.AppHostDirectory));

// Tokens are checked with the keys that the gateway publishes; nobody waits for it.
foreach (var service in new[] { ingestion, forecast, analytics, simulator })
    service.WithReference(gateway);

builder.Build().Run();

IResourceBuilder<ProjectResource> Service<TProject>(string name, int? port = null) where TProject : IProjectMetadata, new() =>
    builder.AddProject<TProject>(name)
        .WithHttpEndpoint(port: port)
        .WithHttpHealthCheck("/health")
        .WithReplicas(builder.Configuration.GetValue($"Replicas:{name}", 1))
        .WithReference(kafka)
        .WithKafkaLogin(kafkaLogin)
        .WithReference(cache)
        .WithEnvironment("DOTNET_ENVIRONMENT", isLocal ? "Development" : "Production")
        .WaitFor(kafka)
        .WaitFor(cache);

IResourceBuilder<ProjectResource> WithDatabase(IResourceBuilder<ProjectResource> service)
{
    var name = service.Resource.Name;
    return service
        .WithEnvironment("ConnectionStrings__bizpulse", $"{databaseAddress};Username=bizpulse_{name};Password={passwords[name]}")
        .WaitForCompletion(migrations);
}

IResourceBuilder<ParameterResource> Secret(string name) =>
    builder.AddParameter(name, new GenerateParameterDefault { MinLength = 32, Special = false }, secret: true, persist: true);
