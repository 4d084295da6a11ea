using BizPulse.AppHost;
using BizPulse.Hosting;
using Microsoft.Extensions.Configuration;

// The whole of BizPulse: what runs, what it needs, and who may reach it.
var builder = DistributedApplication.CreateBuilder(args);
var isLocal = builder.ExecutionContext.IsRunMode;
var home = builder.UseHome();

// Engines: processes of this machine, containers, or what the cloud offers.
var (kafka, database, databaseAddress, cache, kafkaLogin) = Engines.Add(builder, home);

// Each service has a database role of its own. The migrations make the roles; everything else waits for the schema.
string[] roles = ["ingestion", "forecast", "analytics", "gateway"];
var passwords = roles.ToDictionary(
    role => role, role => builder.AddSecret($"{role}-password", $"Password of the database role of {role}.", home));
var migrations = builder.AddBuiltProject<Projects.BizPulse_Migrations>("migrations", home)
    .WithReference(database)
    .WaitFor(database)
    .AsJob();
foreach (var (role, password) in passwords)
    migrations.WithEnvironment($"Roles__{role}", password);

var ingestion = WithDatabase(Service<Projects.BizPulse_Ingestion>("ingestion"));
var forecast = WithDatabase(Service<Projects.BizPulse_Forecast>("forecast"));
var analytics = WithDatabase(Service<Projects.BizPulse_Analytics>("analytics"));
if (isLocal)
    Commands.Add(database, ingestion, forecast, home);

// A shop that lives, so that there is something to see. It signs in as any till would.
var simulatorAccount = builder.AddSecret("simulator-account", "Password by which the simulator signs in.", home);
var simulator = Service<Projects.BizPulse_Simulator>("simulator")
    .WithEnvironment("Simulator__Password", simulatorAccount)
    .WithDemo(
        builder.Configuration.GetValue("BizPulse:Demo", isLocal), database, [ingestion, forecast, analytics], home);

// The only door: the API of all services, sign-in, and the web app.
var gateway = WithDatabase(
    Service<Projects.BizPulse_Gateway>("gateway", port: builder.Configuration.GetValue("BIZPULSE_PORT", 8080)))
    .WithExternalHttpEndpoints()
    .WithReference(ingestion)
    .WithReference(forecast)
    .WithReference(analytics)
    .WithReference(simulator)
    .WithEnvironment(
        "BizPulse__KeySecret", builder.AddSecret("key-secret", "What the gateway seals its keys under.", home))
    .WithEnvironment("BizPulse__SimulatorPassword", simulatorAccount);
gateway.WithUrls(urls => NameAddresses(urls, gateway.GetEndpoint("http")));
if ((isLocal ? builder.Configuration["BIZPULSE_BIND"] : "0.0.0.0") is { } bind)
    gateway.WithEnvironment("BIZPULSE_BIND", bind); // it listens to this machine alone unless told otherwise

// The gateway serves the built web app; its development server runs when asked to.
if (isLocal)
{
    gateway.WithEnvironment("BizPulse__WebRoot", Path.GetFullPath("../web/dist", builder.AppHostDirectory));
    builder.AddExecutable("web", "npm", "../web", "run", "dev")
        .WithHttpEndpoint(env: "PORT")
        .WithUrlForEndpoint("http", url => url.DisplayText = "Web app with hot reload")
        .WithReference(gateway)
        .WithParentRelationship(gateway)
        .WithIconName("CodeTsRectangle")
        .WithExplicitStart();
}

// Tokens are checked with the keys that the gateway publishes; nobody waits for it.
foreach (var service in new[] { ingestion, forecast, analytics, simulator })
    service.WithReference(gateway);

builder.Build().Run();

IResourceBuilder<ProjectResource> Service<TProject>(string name, int? port = null)
    where TProject : IProjectMetadata, new()
{
    var replicas = builder.Configuration.GetValue($"Replicas:{name}", 1);
    return builder.AddBuiltProject<TProject>(name, home)
        .WithAddress(port ?? home.Port(name), replicas)
        .WithHttpHealthCheck("/health")
        // people use the gateway
        .WithUrlForEndpoint("http", url => url.DisplayLocation = UrlDisplayLocation.DetailsOnly)
        .WithReference(kafka)
        .WithKafkaLogin(kafkaLogin)
        .WithReference(cache)
        .WithEnvironment("DOTNET_ENVIRONMENT", isLocal ? "Development" : "Production")
        .WaitFor(kafka)
        .WaitFor(cache);
}

IResourceBuilder<ProjectResource> WithDatabase(IResourceBuilder<ProjectResource> service)
{
    var name = service.Resource.Name;
    return service
        .WithEnvironment(
            "ConnectionStrings__bizpulse", $"{databaseAddress};Username=bizpulse_{name};Password={passwords[name]}")
        .WaitForCompletion(migrations);
}

static void NameAddresses(ResourceUrlsCallbackContext urls, EndpointReference door)
{
    urls.Urls.Clear();
    foreach (var (name, path) in ((string, string)[])[
        ("BizPulse", "/"), ("API", "/api/docs"), ("API by ReDoc", "/api/redoc"), ("Health", "/api/health")])
        urls.Urls.Add(new ResourceUrlAnnotation { Url = path, Endpoint = door, DisplayText = name });
}
