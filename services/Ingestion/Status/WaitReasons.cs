using Npgsql;

namespace BizPulse.Ingestion.Status;

/// <summary>
/// What the pipeline can wait for, as the API and <c>processor_status</c> name it; the log has the details.
/// </summary>
internal static class WaitReasons
{
    public const string Postgres = "postgres";

    /// <summary>Postgres answers, but has no room for another row.</summary>
    public const string Disk = "disk";

    public static string Of(Exception failure) =>
        failure is PostgresException { SqlState: PostgresErrorCodes.DiskFull } ? Disk : Postgres;
}
