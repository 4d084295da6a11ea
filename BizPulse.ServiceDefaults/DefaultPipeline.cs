using BizPulse.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace BizPulse;

/// <summary>Wraps a service's own pipeline, so that no <c>Program.cs</c> has to remember the order.</summary>
internal sealed class DefaultPipeline : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<ServerSpans>();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        next(app);
    };
}
