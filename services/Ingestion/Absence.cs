using Npgsql;

namespace BizPulse.Ingestion;

internal static class Absence
{
    /// <summary>Whatever is not about the data itself (classes 22 and 23): lost connections, shutdowns, a full disk, a missing table.</summary>
    public static bool IsOfPostgres(Exception failure) => failure switch
    {
        PostgresException postgres => !postgres.SqlState.StartsWith("22", StringComparison.Ordinal) && !postgres.SqlState.StartsWith("23", StringComparison.Ordinal),
        NpgsqlException or TimeoutException => true,
        _ => false,
    };
}
