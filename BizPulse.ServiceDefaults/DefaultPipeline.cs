using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;

namespace BizPulse;

/// <summary>Wraps a service's own pipeline, so that no <c>Program.cs</c> has to remember the order.</summary>
internal sealed class DefaultPipeline(IConfiguration configuration) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        if (TrustedProxies.AreToBeRead(configuration))
            app.UseForwardedHeaders();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        next(app);
    };
}
