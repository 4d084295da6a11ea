namespace Aspire.Npgsql.EntityFrameworkCore.PostgreSQL;

/// <summary>How a context is connected, retried and watched.</summary>
public sealed class NpgsqlEntityFrameworkCorePostgreSQLSettings
{
    public string? ConnectionString { get; set; }

    public bool DisableRetry { get; set; }

    public bool DisableHealthChecks { get; set; }

    public int? CommandTimeout { get; set; }
}
