using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.Hosting;

internal static class Registration
{
    /// <summary>The section itself, then the one named below it, which wins.</summary>
    internal static IConfigurationSection[] GeneralThenNamed(this IConfiguration configuration, string sectionName, string name)
    {
        var general = configuration.GetSection(sectionName);
        return [general, general.GetSection(name)];
    }

    /// <summary>Two clients of one kind share a check: a name may be registered only once.</summary>
    internal static void AddHealthCheckOnce(this IHostApplicationBuilder builder, string name, Func<IServiceProvider, IHealthCheck> create)
    {
        if (builder.Properties.TryAdd($"HealthCheck:{name}", true))
            builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(name, create, failureStatus: null, tags: null));
    }
}
