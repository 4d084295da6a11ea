using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using BizPulse.Engines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace BizPulse.Hosting;

/// <summary>Kafka, Postgres and Redis as processes of this machine, whose data lie in the home.</summary>
public static class EngineBuilderExtensions
{
    public static IResourceBuilder<KafkaResource> AddLocalKafka(
        this IDistributedApplicationBuilder builder, string name, Home home) =>
        builder.AddEngine(new KafkaResource(name, new KafkaEngine(home.Port(name), home.Data(name))));

    public static IResourceBuilder<RedisServerResource> AddLocalRedis(
        this IDistributedApplicationBuilder builder, string name, Home home)
    {
        var password = builder.AddSecret($"{name}-password", "Password of Redis.", home);
        var engine = new RedisEngine(home.Port(name), home.Data(name), home.Secret(password.Resource.Name));
        return builder.AddEngine(new RedisServerResource(name, engine, password.Resource));
    }

    /// <summary>A server with one database.</summary>
    public static IResourceBuilder<PostgresDatabase> AddLocalPostgres(
        this IDistributedApplicationBuilder builder, string name, string database, Home home)
    {
        var password = builder.AddSecret($"{name}-password", "Password of the owner of the database.", home);
        var engine = new PostgresEngine(
            home.Port(name), home.Data(name), home.Secret(password.Resource.Name), database);
        var server = builder.AddEngine(new PostgresResource(name, engine, password.Resource))
            .WithIconName("DatabaseMultiple");
        var resource = new PostgresDatabase(database, server.Resource);

        // Aspire lets a database follow its server in a container; a server is only well when its database is.
        server.OnResourceReady((_, ready, _) => FollowAsync(ready.Services, KnownResourceStates.Running));
        server.OnResourceStopped((_, stopped, _) => FollowAsync(stopped.Services, KnownResourceStates.Exited));
        return builder.AddResource(resource)
            .WithInitialState(new() { ResourceType = "Database", Properties = [], State = KnownResourceStates.Waiting })
            .ExcludeFromManifest();

        Task FollowAsync(IServiceProvider services, string state) =>
            services.GetRequiredService<ResourceNotificationService>()
            .PublishUpdateAsync(resource, snapshot => snapshot with { State = state });
    }

    /// <summary>A password or key that stays the same from start to start.</summary>
    public static IResourceBuilder<ParameterResource> AddSecret(
        this IDistributedApplicationBuilder builder, string name, string description, Home home)
    {
        var secret = builder.ExecutionContext.IsPublishMode
            ? builder.AddParameter(name, new GenerateParameterDefault { MinLength = 32, Special = false }, secret: true)
            : builder.AddParameter(
                name, () => builder.Configuration[$"Parameters:{name}"] ?? home.Secret(name), secret: true);
        return secret.WithDescription(description);
    }

    private static IResourceBuilder<T> AddEngine<T>(this IDistributedApplicationBuilder builder, T resource)
        where T : EngineResource
    {
        var engine = resource.Engine;
        builder.Services.AddHealthChecks().AddAsyncCheck(HealthCheckOf(resource), ct => CheckAsync(engine, ct));
        return builder.AddResource(resource)
            .WithEndpoint(resource.PrimaryEndpoint.EndpointName, endpoint =>
            {
                (endpoint.Port, endpoint.UriScheme, endpoint.IsProxied) = (engine.Port, "tcp", false);
                endpoint.TargetHost = "127.0.0.1"; // "localhost" may also mean ::1, where nobody listens
            })
            .WithArgs(context =>
            {
                foreach (var argument in engine.Command.Arguments)
                    context.Args.Add(argument);
            })
            .WithUrlForEndpoint(
                resource.PrimaryEndpoint.EndpointName, url => url.DisplayLocation = UrlDisplayLocation.DetailsOnly)
            .WithHealthCheck(HealthCheckOf(resource))
            .WithIconName("Database")
            .ExcludeFromManifest()
            .OnBeforeResourceStarted((_, started, ct) =>
            {
                var logger = started.Services.GetRequiredService<ResourceLoggerService>().GetLogger(resource);
                return engine.PrepareAsync(line => logger.LogInformation("{Line}", line), ct);
            });
    }

    private static string HealthCheckOf(IResource resource) => $"{resource.Name}_check";

    private static async Task<HealthCheckResult> CheckAsync(Engine engine, CancellationToken ct)
    {
        try
        {
            return await engine.IsHealthyAsync(ct)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("It answers, but not as it should.");
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("It does not answer.", exception);
        }
    }
}
