using Aspire.StackExchange.Redis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Microsoft.Extensions.Hosting;

public static class AspireRedisExtensions
{
    private const string SectionName = "Aspire:StackExchange:Redis";

    /// <summary>Registers a singleton <see cref="IConnectionMultiplexer"/>, connected on first use, with a health check.</summary>
    public static void AddRedisClient(this IHostApplicationBuilder builder, string connectionName, Action<StackExchangeRedisSettings>? configureSettings = null, Action<ConfigurationOptions>? configureOptions = null)
    {
        var sections = builder.Configuration.GeneralThenNamed(SectionName, connectionName);
        var settings = new StackExchangeRedisSettings();
        foreach (var section in sections)
            section.Bind(settings);
        settings.ConnectionString = builder.Configuration.GetConnectionString(connectionName) ?? settings.ConnectionString;
        configureSettings?.Invoke(settings);

        builder.Services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(Options()));
        if (!settings.DisableHealthChecks)
            builder.AddHealthCheckOnce("StackExchange.Redis", services => new RedisHealthCheck(services.GetRequiredService<IConnectionMultiplexer>));

        ConfigurationOptions Options()
        {
            var options = ConfigurationOptions.Parse(settings.ConnectionString ?? "");
            options.AbortOnConnectFail = false; // keep trying: the server may come up after its client
            foreach (var section in sections)
                section.GetSection(nameof(ConfigurationOptions)).Bind(options);
            configureOptions?.Invoke(options);
            return options.EndPoints.Count > 0 ? options : throw new InvalidOperationException(
                $"No endpoints specified. Ensure a valid connection string was provided in 'ConnectionStrings:{connectionName}' or for the '{SectionName}:ConnectionString' configuration key.");
        }
    }
}
