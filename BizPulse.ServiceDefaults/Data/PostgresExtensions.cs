using System.Diagnostics;
using BizPulse.Data;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Microsoft.Extensions.Hosting;

public static class PostgresExtensions
{
    /// <summary>
    /// Registers the <see cref="NpgsqlDataSource"/> of the hot paths (COPY, batches, rollup queries), with checks of
    /// its health and schema.
    /// </summary>
    public static void AddPostgres(
        this IHostApplicationBuilder builder, string connectionName = "bizpulse",
        Action<NpgsqlDataSourceBuilder>? configure = null)
    {
        builder.Services.AddSingleton(services =>
        {
            var configuration = services.GetRequiredService<IConfiguration>();
            var source = new NpgsqlDataSourceBuilder(configuration.GetConnectionString(connectionName)
                ?? throw new InvalidOperationException(
                    $"The connection string '{connectionName}' is missing: set ConnectionStrings__{connectionName}."));
            source.ConnectionStringBuilder.ApplicationName ??= builder.Environment.ApplicationName;
            source.UseLoggerFactory(services.GetRequiredService<ILoggerFactory>());
            source.ConfigureTracing(OnlyPartsOfATrace);
            configure?.Invoke(source);
            var location = OptionOf(configuration["BizPulse:DefaultLocation"] ?? "main");
            // of read views
            source.ConnectionStringBuilder.Options =
                $"{source.ConnectionStringBuilder.Options} -c bizpulse.default_location={location}";
            return source.Build();
        });
        builder.Services.AddSingleton<SchemaVersion>();
        builder.Services.AddHealthChecks().AddCheck<PostgresHealthCheck>("postgres").AddCheck<SchemaVersion>("schema");
    }

    /// <summary>In the options of a connection a space ends the value, unless it is escaped.</summary>
    private static string OptionOf(string text) =>
        string.Concat(text.Select(c => char.IsWhiteSpace(c) || c == '\\' ? $"\\{c}" : $"{c}"));

    /// <summary>
    /// What background services ask every second would be traces of one query each, and hide all others.
    /// </summary>
    private static void OnlyPartsOfATrace(NpgsqlTracingOptionsBuilder tracing) => tracing
        .EnablePhysicalOpenTracing(false)
        .ConfigureCommandFilter(_ => Activity.Current is not null)
        .ConfigureBatchFilter(_ => Activity.Current is not null)
        .ConfigureCopyOperationFilter(_ => Activity.Current is not null);
}
