using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using BizPulse.Engines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BizPulse.Hosting;

public static class SystemHome
{
    /// <summary>
    /// Gives the system its folder (<c>BIZPULSE_HOME</c>, by default <c>.bizpulse/run</c> of the checkout) for data,
    /// secrets, logs and addresses, and what Aspire leaves to others: whatever dies by itself is started again.
    /// </summary>
    public static Home UseHome(this IDistributedApplicationBuilder builder)
    {
        var home = new Home(
            builder.Configuration[Home.Setting] ?? Path.Combine(
                Checkout.Of(builder.AppHostDirectory), ".bizpulse", "run"));
        if (builder.ExecutionContext.IsPublishMode)
            return home;

        SayWhatToMend();
        // ports are only known to be free when nothing is left of an earlier run
        home.TakeAsync(CancellationToken.None).GetAwaiter().GetResult();
        builder.ConfigureDashboard(home);
        builder.Configuration["DcpPublisher:WaitForResourceCleanup"] = "true"; // the AppHost leaves last
        Environment.SetEnvironmentVariable(Home.Mark, home.Path); // for the orchestrator and all that it starts

        builder.Services.AddSingleton(home);
        AddHosted<ResourceLogFiles>();
        AddHosted<Readiness>();
        AddHosted<Restarts>();
        AddHosted<OrchestratorWatch>();
        builder.Eventing.Subscribe<BeforeStartEvent>((started, _) =>
        {
            started.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped.Register(home.Dispose);
            RefuseTakenPorts(started.Model);
            return Task.CompletedTask;
        });
        return home;

        // Before Aspire's own, which come back from their start only when every part has started.
        void AddHosted<T>() where T : class, IHostedService
        {
            builder.Services.AddSingleton<T>();
            builder.Services.Insert(
                0, ServiceDescriptor.Singleton<IHostedService>(services => services.GetRequiredService<T>()));
        }
    }

    /// <summary>Marks a program that ends when it has done its work; the dashboard then hides it.</summary>
    public static IResourceBuilder<ProjectResource> AsJob(this IResourceBuilder<ProjectResource> project) =>
        project.WithAnnotation(new JobAnnotation()).WithHiddenOnCompletion();

    /// <summary>Addresses of its own for every system, and a way in that stays the same from start to start.</summary>
    private static void ConfigureDashboard(this IDistributedApplicationBuilder builder, Home home)
    {
        builder.Configuration["AppHost:BrowserToken"] = home.Secret("dashboard-token");
        builder.Configuration["AppHost:DashboardApiKey"] = home.Secret("dashboard-api-key");
        builder.Configuration["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] ??= "true"; // on loopback alone
        builder.Configuration["ASPNETCORE_URLS"] ??= On("dashboard");
        builder.Configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] ??= On("dashboard-telemetry");
        builder.Configuration["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"] ??= On("dashboard-resources");

        string On(string name) => $"http://127.0.0.1:{home.Port(name)}";
    }

    private static void RefuseTakenPorts(DistributedApplicationModel model)
    {
        foreach (var resource in model.Resources)
        {
            foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
            {
                if (endpoint.Port is { } port && !FreePorts.IsFree(port))
                    throw new EngineException(
                        $"Port {port}, which '{resource.Name}' listens on, is in use by another program. Stop that one "
                        + "or choose another port (BIZPULSE_PORT for the gateway).");
            }
        }
    }

    /// <summary>What a person has to mend is a line, not a stack trace.</summary>
    private static void SayWhatToMend() => AppDomain.CurrentDomain.UnhandledException += (_, unhandled) =>
    {
        if ((unhandled.ExceptionObject as Exception)?.GetBaseException() is not EngineException mendable)
            return;
        Console.Error.WriteLine($"error: {mendable.Message}");
        Environment.Exit(1);
    };
}
