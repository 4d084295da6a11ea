using Npgsql;

namespace BizPulse.Ingestion;

internal static class PostgresFailures
{
    /// <summary>
    /// Whatever is not about the data itself (classes 22 and 23): lost connections, shutdowns, a full disk, a missing
    /// table.
    /// </summary>
    public static bool IsUnavailable(Exception failure) => failure switch
    {
        PostgresException { SqlState: ['2', '2' or '3', ..] } => false,
        NpgsqlException or TimeoutException => true,
        _ => false,
    };
}
