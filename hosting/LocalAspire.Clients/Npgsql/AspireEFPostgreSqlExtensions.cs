using Aspire.Npgsql.EntityFrameworkCore.PostgreSQL;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.Hosting;

public static class AspireEFPostgreSqlExtensions
{
    private const string SectionName = "Aspire:Npgsql:EntityFrameworkCore:PostgreSQL";

    /// <summary>Registers a pooled <typeparamref name="TContext"/> that retries lost connections, with a health check.</summary>
    public static void AddNpgsqlDbContext<TContext>(this IHostApplicationBuilder builder, string connectionName, Action<NpgsqlEntityFrameworkCorePostgreSQLSettings>? configureSettings = null, Action<DbContextOptionsBuilder>? configureDbContextOptions = null) where TContext : DbContext
    {
        var settings = new NpgsqlEntityFrameworkCorePostgreSQLSettings();
        foreach (var section in builder.Configuration.GeneralThenNamed(SectionName, typeof(TContext).Name))
            section.Bind(settings);
        settings.ConnectionString = builder.Configuration.GetConnectionString(connectionName) ?? settings.ConnectionString;
        configureSettings?.Invoke(settings);

        builder.Services.AddDbContextPool<TContext>(Configure);
        if (!settings.DisableHealthChecks)
            builder.AddHealthCheckOnce(typeof(TContext).Name, services => ActivatorUtilities.CreateInstance<DbContextHealthCheck<TContext>>(services));

        void Configure(DbContextOptionsBuilder options)
        {
            if (string.IsNullOrEmpty(settings.ConnectionString))
                throw new InvalidOperationException(
                    $"ConnectionString is missing. It should be provided in 'ConnectionStrings:{connectionName}' or under the 'ConnectionString' key in '{SectionName}' or '{SectionName}:{typeof(TContext).Name}' configuration section.");

            options.UseNpgsql(settings.ConnectionString, postgres =>
            {
                if (!settings.DisableRetry)
                    postgres.EnableRetryOnFailure();
                if (settings.CommandTimeout is { } seconds)
                    postgres.CommandTimeout(seconds);
            });
            configureDbContextOptions?.Invoke(options);
        }
    }
}
