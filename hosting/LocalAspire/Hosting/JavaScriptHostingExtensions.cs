using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.JavaScript;

namespace Aspire.Hosting;

public static class JavaScriptHostingExtensions
{
    /// <summary>Adds the development server of a Vite app. The packages of the app have to be installed.</summary>
    public static IResourceBuilder<ViteAppResource> AddViteApp(
        this IDistributedApplicationBuilder builder, string name, string appDirectory, string runScriptName = "dev")
    {
        var directory = Path.GetFullPath(appDirectory, builder.AppHostDirectory);
        var app = builder.AddResource(new ViteAppResource(name, "npm", directory))
            .WithHttpEndpoint(env: "PORT")
            .WithEnvironment("NODE_ENV", "development");
        var endpoint = app.Resource.GetEndpoint("http");
        app.Resource.Annotations.Add(new ArgumentsAnnotation(
            ["run", runScriptName, "--", "--port", endpoint.Property(EndpointProperty.Port)]));
        return app;
    }
}
