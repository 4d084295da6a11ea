using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace BizPulse.Data;

/// <summary>
/// A service is unready until the database has the schema it was built for; a newer one serves it as well.
/// </summary>
public sealed class SchemaVersion(NpgsqlDataSource postgres) : IHealthCheck
{
    /// <summary>The newest migration in services/Migrations/Sql.</summary>
    public const int Required = 18;

    private volatile bool _reached;

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            _reached = _reached || await ReadAsync(cancellationToken) >= Required;
            return _reached
                ? HealthCheckResult.Healthy()
                : Unready($"The database has not reached schema version {Required} yet.", null);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            return Unready("The schema's version can't be read.", exception);
        }

        HealthCheckResult Unready(string reason, Exception? exception) =>
            new(context.Registration.FailureStatus, reason, exception);
    }

    private Task<int> ReadAsync(CancellationToken ct) => postgres
        .OneAsync(
            $"select coalesce(max(version), 0) as version from migrations.applied", row => row.Get<int>("version"), ct)
        .WaitAsync(TimeSpan.FromSeconds(2), ct);
}
