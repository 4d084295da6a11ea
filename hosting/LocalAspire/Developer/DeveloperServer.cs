using LocalAspire.Developer.Telemetry;
using LocalAspire.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LocalAspire.Developer;

/// <summary>The developer page, its JSON and the telemetry receiver, on one loopback port.</summary>
internal sealed class DeveloperServer : IAsyncDisposable
{
    private readonly WebApplication _web;

    private DeveloperServer(WebApplication web, string url)
    {
        _web = web;
        Url = url;
    }

    internal string Url { get; }

    internal static async Task<DeveloperServer> StartAsync(Func<ApplicationRun?> run, CancellationToken cancellationToken)
    {
        var url = $"http://127.0.0.1:{FreePorts.Next()}";
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(url);
        builder.Services.AddRoutingCore();
        var web = builder.Build();
        web.Use(OnlyThisMachine);
        web.UseRouting();
        PageFiles.Map(web);
        ResourceRoutes.Map(web, run, new ProcessUsage());
        TelemetryRoutes.Map(web, new TraceStore(), new MetricStore());
        await web.StartAsync(cancellationToken);
        return new DeveloperServer(web, url);
    }

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    /// <summary>
    /// A page of another site may reach this port with the user's browser, by a name that it lets point here: such a request has
    /// a foreign host name.
    /// </summary>
    private static Task OnlyThisMachine(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Host.Host is "127.0.0.1" or "localhost")
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
